using System.Text.Json;
using Amazon.Lambda.CloudWatchEvents;
using FsCheck;
using FsCheck.Fluent;
using Tokens.Functions;
using Tokens.Functions.Events;
using Xunit.Abstractions;

namespace Tokens.Tests.Unit.Fuzz;

/// <summary>What is said of an event that is none: it names the field.</summary>
public sealed class EventReaderFuzzTests(ITestOutputHelper output) : Fuzzing(output)
{
    private static readonly string[] Outer = ["source", "detail-type"];

    [Fact]
    public void A_policy_actions_field_that_is_wrong_is_named() =>
        Check(
            Detail(Samples.Policies[0], "policy-type", "parameter-name"),
            broken => Complaint(broken, PolicyActionEvent.Parse(Event(broken)))
        );

    [Fact]
    public void A_changes_field_that_is_wrong_is_named() =>
        Check(
            Detail(Samples.Changes[0], "name", "operation"),
            broken => Complaint(broken, ParameterChangeEvent.Parse(Event(broken)))
        );

    [Fact]
    public void A_messages_field_that_is_wrong_is_named() =>
        Check(
            Broken.Of(Samples.Completions[0], ["parameter"], ["parameter"]),
            broken => Complaint(broken, CompletionMessage.Parse(broken.Json))
        );

    [Fact]
    public void A_list_of_connections_that_is_wrong_is_named() =>
        Check(
            Broken.Of(Samples.Schedules[3], ["connections"], ["connections"]),
            broken =>
            {
                using var document = JsonDocument.Parse(broken.Json);
                return Complaint(broken, RefreshInvocation.Parse(document.RootElement.Clone()));
            }
        );

    [Fact]
    public void A_message_may_be_any_text() =>
        Check(
            Words.Of(Mutant.Gens(Samples.Completions).Select(mutant => mutant.Text), AnyJson.Values, Words.Any),
            words =>
                CompletionMessage.Parse(words.Text) is Parsed<ParameterName>.Invalid invalid
                    ? Unfit.Because(invalid.Problem)
                    : null
        );

    private static Arbitrary<Broken> Detail(Doc sample, params string[] fields) =>
        Gen.OneOf(
                Broken.Of(sample["detail"], fields, fields, detail => sample.With("detail", detail)).Generator,
                Broken
                    .Of(sample, ["detail"], ["detail"])
                    .Generator.Where(broken => !broken.Json.Contains("\"detail\":{", StringComparison.Ordinal)),
                // Those of the envelope are read as text before anything of ours sees them.
                from field in Gen.Elements(Outer)
                from text in Gen.Elements("", "?", "aws.ssm ", "\u0007", "🙂")
                select new Broken(field, sample.With(field, Doc.Text(text)).Write())
            )
            .ToArbitrary();

    private static string? Complaint<T>(Broken broken, Parsed<T> parsed) =>
        parsed is Parsed<T>.Invalid invalid
            ? broken.Unnamed(invalid.Problem) ?? Unfit.Because(invalid.Problem)
            : $"{broken.Field} is taken as it is";

    private static CloudWatchEvent<JsonElement> Event(Broken broken) => FunctionWorld.Event(broken.Json);
}
