using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Amazon.Lambda.Serialization.SystemTextJson;
using FsCheck;
using FsCheck.Fluent;
using Xunit.Abstractions;

namespace Tokens.Tests.Unit.Fuzz;

/// <summary>Whatever a function is invoked with, it serves or passes over; what is no such event at all, Lambda is told.</summary>
public sealed partial class EventFuzzTests(ITestOutputHelper output) : Fuzzing(output)
{
    [Fact]
    public void A_refresh_may_be_asked_for_by_anything() =>
        Check(
            // Whoever names a connection that there is not is told so by that name.
            Any(Mutant.Gens(Samples.Schedules).Where(IsUnplanted), "connections", "source", "detail"),
            body =>
                Complaint(
                    body,
                    async (world, input) =>
                        JsonDocument
                            .Parse(await world.RefreshAsync(input))
                            .RootElement.GetProperty("statusCode")
                            .GetInt32()
                            is 200
                                or 500
                            ? null
                            : "answers neither 200 nor 500"
                ),
            costs: 4
        );

    [Fact]
    public void A_policy_action_may_be_anything() =>
        Check(
            // Why an action failed is told as AWS words it.
            Any(
                Mutant
                    .Gens(Samples.Policies)
                    .Where(mutant => !ActionReason().Matches(mutant.Text).Any(reason => Planted.ShowsIn(reason.Value))),
                "source",
                "detail-type",
                "detail",
                "time",
                "policy-type"
            ),
            body => Complaint(body, Then((world, input) => world.RemindAsync(input))),
            costs: 4
        );

    [Fact]
    public void A_policys_content_may_be_anything() =>
        Check(
            Within(
                Gen.Elements(Samples.Policies.ToArray()),
                Mutant.Gens([
                    .. Samples.Policies.Select(policy =>
                        Doc.Parse(
                            JsonDocument.Parse(policy["detail"]["policy-content"].Write()).RootElement.GetString()!
                        )
                    ),
                ]),
                (policy, content) => policy.With("detail", policy["detail"].With("policy-content", content))
            ),
            body => Complaint(body, Then((world, input) => world.RemindAsync(input))),
            costs: 4
        );

    [Fact]
    public void A_parameters_change_may_be_anything() =>
        Check(
            Any(Mutant.Gens(Samples.Changes), "source", "detail-type", "detail", "name", "operation"),
            body => Complaint(body, Then((world, input) => world.DetectAsync(input))),
            costs: 4
        );

    [Fact]
    public void A_notification_may_be_anything() =>
        Check(
            Any(Mutant.Gens([Envelope(Samples.Completions[0].Write())]), "Records", "Sns", "Message"),
            body => Complaint(body, Then((world, input) => world.CompleteAsync(input))),
            costs: 4
        );

    [Fact]
    public void A_rotation_completed_message_may_be_anything() =>
        Check(
            Within(Gen.Constant(Samples.Envelope), Mutant.Gens(Samples.Completions), (_, message) => Envelope(message)),
            body => Complaint(body, Then((world, input) => world.CompleteAsync(input))),
            costs: 4
        );

    [GeneratedRegex("\"action-reason\": *\"[^\"]*")]
    private static partial Regex ActionReason();

    private static bool IsUnplanted(Mutant mutant) => !Planted.ShowsIn(mutant.Text);

    private static Doc Envelope(string message) => Envelope(Doc.Text(message));

    private static Doc Envelope(Doc message)
    {
        var record = ((Doc.Group)Samples.Envelope["Records"]).Parts[0].Value;
        var sns = record["Sns"].With("Message", message).With("TopicArn", Doc.Text(FunctionWorld.Topic));
        var records = new Doc.Group(false, [new Doc.Part(null, record.With("Sns", sns))]);
        return Samples.Envelope.With("Records", records);
    }

    private static Arbitrary<Body> Any(Gen<Mutant> mutants, params string[] names) =>
        Arb.From(
            Gen.Frequency(
                (12, mutants.Select(mutant => new Body(mutant, mutant.Bytes))),
                (2, AnyJson.Documents(names).Select(any => new Body(null, Encoding.UTF8.GetBytes(any.Write())))),
                (1, AnyJson.Bytes.Select(bytes => new Body(null, bytes)))
            ),
            body =>
                body.Mutant is { } mutant
                    ? Mutant.Smaller(mutant).Select(smaller => new Body(smaller, smaller.Bytes))
                    : []
        );

    /// <summary>A text that was right within a document that is.</summary>
    private static Arbitrary<Body> Within(Gen<Doc> around, Gen<Mutant> texts, Func<Doc, Doc, Doc> put) =>
        (
            from outer in around
            from text in texts
            where !Unfit.HasHalfCharacter(text.Text)
            select new Body(text, Encoding.UTF8.GetBytes(put(outer, Doc.Text(text.Text)).Write()))
        ).ToArbitrary();

    private static Func<FunctionWorld, byte[], Task<string?>> Then(Func<FunctionWorld, byte[], Task> invoke) =>
        async (world, input) =>
        {
            await invoke(world, input);
            return null;
        };

    private static string? Complaint(Body body, Func<FunctionWorld, byte[], Task<string?>> invoke)
    {
        using var world = new FunctionWorld();
        try
        {
            var found = invoke(world, body.Bytes).GetAwaiter().GetResult();
            return found ?? (world.Defects.Count > 0 ? world.Defects[0] : LogComplaint(world));
        }
        catch (JsonSerializerException refused)
        {
            return Planted.ShowsIn(refused.Message) ? refused.Message : null;
        }
    }

    private static string? LogComplaint(FunctionWorld world) =>
        world.Log.Select(line => Unfit.Because(line, 20_000)).FirstOrDefault(complaint => complaint is not null);

    private sealed record Body(Mutant? Mutant, byte[] Bytes)
    {
        public override string ToString() => $"{Mutant} {Planted.Hide(Encoding.UTF8.GetString(Bytes))}";
    }
}
