using System.Text.Json.Serialization;

namespace Tokens.Cli.Commands.Status;

/// <summary>The answer of <c>status --json</c>.</summary>
/// <param name="At">When the store was read.</param>
internal sealed record StatusDocument(DateTimeOffset At, IReadOnlyList<ConnectionDocument> Connections)
{
    public static StatusDocument Of(IEnumerable<ConnectionDescription> found, DateTimeOffset now) =>
        new(now, [.. found.Select(one => ConnectionDocument.Of(one, now))]);
}

/// <param name="State">As in the status parameter; <c>off</c> if disabled, <c>unusable</c> if its definition is invalid.</param>
/// <param name="NeedsAction">Published as <c>awaitsMending</c>: names stay within a major version.</param>
/// <param name="Client">The named client that it uses; null where its definition declares its own.</param>
/// <param name="Reason">The last failure, or what is wrong with the definition.</param>
internal sealed record ConnectionDocument(
    string Name,
    string State,
    [property: JsonPropertyName("awaitsMending")] bool NeedsAction,
    string? Provider,
    string? Client,
    DateTimeOffset? Since,
    string? Reason,
    int Failures,
    DateTimeOffset? RetryAt,
    [property: JsonPropertyName("runningOnVersion")] long? FallbackVersion,
    TokenDocument? AccessToken,
    EndDocument? ClientSecret,
    EndDocument? RefreshToken
)
{
    public static ConnectionDocument Of(ConnectionDescription one, DateTimeOffset now)
    {
        var known = one as ConnectionDescription.Known;
        var status = known?.Status;
        return new(
            one.Name,
            StateLabel.Of(one),
            one.NeedsAction,
            known?.Connection.Provider.Name,
            known?.Connection.Client.Name?.Value,
            status == ConnectionStatus.Unknown ? null : status?.Since,
            one is ConnectionDescription.Unusable unusable ? unusable.Problem : status?.Reason,
            status?.Failures ?? 0,
            status?.RetryAt,
            status?.FallbackVersion,
            known?.Token is { } token ? TokenDocument.Of(token, now) : null,
            known?.Secret is { } secret ? EndDocument.Of(secret) : null,
            known?.RefreshToken is { } refreshToken ? EndDocument.Of(refreshToken) : null
        );
    }
}

/// <param name="SecondsLeft">Negative once it has expired.</param>
internal sealed record TokenDocument(DateTimeOffset WrittenAt, DateTimeOffset ExpiresAt, long SecondsLeft)
{
    public static TokenDocument Of(StoredToken token, DateTimeOffset now) =>
        new(token.IssuedAt, token.ExpiresAt, (long)(token.ExpiresAt - now).TotalSeconds);
}

/// <param name="Stage"><c>current</c>, <c>approaching</c>, <c>due</c> or <c>overdue</c>.</param>
/// <param name="DaysLeft">Whole days; negative once it is past.</param>
internal sealed record EndDocument(string Stage, DateTimeOffset? IssuedAt, DateTimeOffset EndsAt, long DaysLeft)
{
    public static EndDocument Of(RotationStatus status) =>
        new(
            status.Stage.ToString().ToLowerInvariant(),
            status.IssuedAt,
            status.EndsAt,
            (long)Math.Floor(status.Left.TotalDays)
        );
}
