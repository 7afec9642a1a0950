using Tokens.Emulator.Ssm;

namespace Tokens.Tests.Integration.FaultInjection;

/// <summary>How things stand at the end of a run.</summary>
/// <param name="Notified">What was published, each with the connection or parameter that it is about.</param>
/// <param name="States">Each connection's state and the version that it runs on.</param>
/// <param name="Proven">Each client secret's proven version.</param>
public sealed record Ending(
    IReadOnlyList<string> Notified,
    IReadOnlyList<string> States,
    IReadOnlyList<string> Proven,
    IReadOnlyList<ConnectionEnding> Connections,
    IReadOnlyList<string> ClaimsNotSent
)
{
    public static Ending Of(Stage stage) =>
        new(
            [.. stage.Published.Select(message => Words(stage, message)).Order(StringComparer.Ordinal)],
            [.. stage.Endpoints.Keys.Select(name => $"{name}: {State(stage, name)}")],
            [.. Secrets(stage).Select(secret => $"{stage.Place(secret.Name)}: {ProvenOf(secret)}")],
            [.. stage.Endpoints.Keys.Select(name => ConnectionEnding.Of(stage, name))],
            [.. NotSent(stage)]
        );

    private static string Words(Stage stage, Tokens.Emulator.Sns.PublishedMessage message) =>
        message.Attributes.TryGetValue("kind", out var kind)
            ? $"{kind.Value} {stage.Place(message.Attributes["connection"].Value)}"
            : $"rotation-completed {stage.Place((string)JsonNode.Parse(message.Message)!["parameter"]!)}";

    private static string State(Stage stage, string name)
    {
        // A connection that was never in trouble has no status.
        var status = stage.Store.Find($"{stage.Root}/status/{stage.Name(name)}")?.Latest.Value;
        var json = JsonNode.Parse(status ?? """{"state":"healthy"}""")!;
        return $"{(string?)json["state"]} {json["runningOnVersion"]}".TrimEnd();
    }

    private static IEnumerable<Parameter> Secrets(Stage stage) =>
        stage.Store.Below(stage.Root).Where(one => one.Name.EndsWith("/client-secret", StringComparison.Ordinal));

    private static long? ProvenOf(Parameter secret) => secret.Find("proven")?.Version;

    /// <summary>Of all attempts at one occasion one must have been marked.</summary>
    private static IEnumerable<string> NotSent(Stage stage) =>
        stage
            .Store.Below($"{stage.Root}/claims/")
            .Select(claim => (claim.Name, Json: JsonNode.Parse(claim.Latest.Value)!))
            .Where(claim => claim.Json["alert"] is not null || claim.Json["rotation"] is not null)
            .GroupBy(claim => (string?)claim.Json["occasion"])
            .Where(attempts => attempts.All(attempt => attempt.Json["sentAt"] is null))
            .Select(attempts => stage.Place(attempts.Key ?? ""));
}
