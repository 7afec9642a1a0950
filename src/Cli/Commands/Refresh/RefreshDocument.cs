using System.Text.Json.Serialization;

namespace Tokens.Cli.Commands.Refresh;

/// <summary>The answer of <c>refresh --json</c>.</summary>
internal sealed record RefreshDocument(
    IReadOnlyList<RefreshedDocument> Refreshed,
    IReadOnlyList<SkippedDocument> Skipped,
    IReadOnlyList<FailedDocument> Failed
)
{
    public static RefreshDocument Of(RefreshReport report) =>
        new(
            [.. report.Refreshed.Select(RefreshedDocument.Of)],
            [.. report.Skipped.Select(one => new SkippedDocument(one.Connection, SkipReasonText.CodeOf(one.Reason)))],
            [.. report.Failed.Select(one => new FailedDocument(one.Connection, one.Error))]
        );
}

/// <param name="FallbackVersion">The older version of the client secret that served; null where the newest did.</param>
internal sealed record RefreshedDocument(
    string Connection,
    long LifetimeSeconds,
    bool RefreshTokenRotated,
    [property: JsonPropertyName("runningOnVersion")] long? FallbackVersion
)
{
    public static RefreshedDocument Of(RefreshResult.Refreshed done) =>
        new(done.Connection, (long)done.Lifetime.TotalSeconds, done.Rotated, done.FallbackVersion?.Number);
}

internal sealed record SkippedDocument(string Connection, string Reason);

internal sealed record FailedDocument(string Connection, string Error);
