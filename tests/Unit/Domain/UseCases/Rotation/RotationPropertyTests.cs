using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace Tokens.Tests.Unit.Domain.UseCases.Rotation;

public sealed class RotationPropertyTests
{
    /// <summary>As many as fit into a few seconds; more on request.</summary>
    private static readonly int Cases = int.Parse(
        Environment.GetEnvironmentVariable("TOKENS_TEST_CASES") ?? "2000",
        CultureInfo.InvariantCulture
    );

    [Fact]
    [Trait("Category", "Long")]
    public void Whatever_comes_in_whatever_order_ends_the_same_and_is_told_once() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(Cases),
            Prop.ForAll(RotationScript.Any, script => Holds(script).GetAwaiter().GetResult())
        );

    private static async Task<Property> Holds(RotationScript script)
    {
        var run = await RotationRun.OfAsync(script);
        var toldTwice = run.ToldTwice().ToList();
        var told = run.Notified().ToList();
        var end = await run.EndAsync();
        var last = script.Secrets.Count + 1;
        var (expected, proofs) = script.Secrets[^1]
            ? ($"Healthy  fake-secret-{last}, proven {last}", 1)
            : ("SecretRefused 1 fake-secret-1, proven 1", 0);
        return (end == expected)
            .Label($"ends as: {end}")
            .And((toldTwice.Count == 0).Label($"told twice: {string.Join(", ", toldTwice)}"))
            .And((told.Count(kind => kind == "SecretProven") == proofs).Label($"proofs: {string.Join(", ", told)}"))
            .And(RefusalsFit(script, told).Label($"refusals: {string.Join(", ", told)}"))
            .And(RemindersFit(script, told).Label($"reminders: {string.Join(", ", told)}"))
            .And(AllClearsFit(script, told).Label($"all-clears: {string.Join(", ", told)}"))
            .And(run.World.Observer.Defects.All(defect => defect.Exception is KilledException).Label("a defect"));
    }

    /// <summary>The proof of a secret is its all-clear; only an outage has one of its own.</summary>
    private static bool AllClearsFit(RotationScript script, List<string> told) =>
        script.Steps.Any(step => step.IsDown) || !told.Contains("Recovered");

    /// <summary>The old secret's first reminder is due; it is told unless the new one takes over before.</summary>
    private static bool RemindersFit(RotationScript script, List<string> told)
    {
        var reminders = told.Count(kind => kind == "Reminder");
        return script.Secrets[^1] ? reminders <= 1 : reminders == 1;
    }

    /// <summary>A wrong secret is told once unless the right one came before it had settled.</summary>
    private static bool RefusalsFit(RotationScript script, List<string> told)
    {
        var refusals = told.Count(kind => kind == "SecretRefused");
        return script.Secrets[^1] ? refusals <= script.Secrets.Count - 1 : refusals == script.Secrets.Count;
    }
}
