using System.Text.Json.Serialization;

namespace Tokens.Functions;

/// <summary>The function's answer: 200 where all went well, 500 with any failure.</summary>
public sealed record RefreshAnswer(
    [property: JsonPropertyName("statusCode")] int StatusCode,
    [property: JsonPropertyName("body")] RefreshAnswerBody Body
)
{
    public static RefreshAnswer Of(RefreshReport report)
    {
        var failed = report.Failed.Select(failure => new FailedConnection(failure.Name, failure.Error)).ToList();
        var error = string.Join("; ", failed.Select(failure => $"connection {failure.Connection}: {failure.Error}"));
        var body = new RefreshAnswerBody(
            [.. report.Refreshed.Select(done => done.Connection)],
            [.. report.Skipped.Select(skipped => skipped.Connection)],
            failed
        );
        return failed.Count == 0
            ? new RefreshAnswer(200, body with { Message = "Tokens successfully updated" })
            : new RefreshAnswer(500, body with { Error = error });
    }

    /// <summary>The invocation itself made no sense.</summary>
    public static RefreshAnswer Refused(string problem) =>
        new(500, new RefreshAnswerBody([], [], []) { Error = problem });
}

/// <param name="Refreshed">Names of connections with a new access token.</param>
/// <param name="Skipped">Names of connections about which there was nothing to do, or no time.</param>
/// <param name="Failed">Connections whose refresh failed or that await mending.</param>
public sealed record RefreshAnswerBody(
    [property: JsonPropertyName("refreshed")] IReadOnlyList<string> Refreshed,
    [property: JsonPropertyName("skipped")] IReadOnlyList<string> Skipped,
    [property: JsonPropertyName("failed")] IReadOnlyList<FailedConnection> Failed
)
{
    [JsonPropertyName("message")]
    [JsonPropertyOrder(-1)]
    public string? Message { get; init; }

    [JsonPropertyName("error")]
    [JsonPropertyOrder(-1)]
    public string? Error { get; init; }
}

public sealed record FailedConnection(
    [property: JsonPropertyName("connection")] string Connection,
    [property: JsonPropertyName("error")] string Error
);
