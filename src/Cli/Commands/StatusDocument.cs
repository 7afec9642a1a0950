namespace Tokens.Cli.Commands;

/// <summary>The answer of <c>status --json</c>.</summary>
/// <param name="At">When it was looked.</param>
internal sealed record StatusDocument(DateTimeOffset At, IReadOnlyList<ConnectionDocument> Connections)
{
    public static StatusDocument Of(IEnumerable<ConnectionDescription> found, DateTimeOffset now) =>
        new(now, [.. found.Select(one => ConnectionDocument.Of(one, now))]);
}

/// <param name="State">As in the status parameter; <c>off</c> for one that is switched off, <c>unusable</c> for one whose definition is.</param>
/// <param name="Client">The named client that it uses; null where its definition declares its own.</param>
/// <param name="Reason">The last failure, or what is wrong with the definition.</param>
internal sealed record ConnectionDocument(
    string Name,
    string State,
    bool NeedsAction,
    string? Provider,
    string? Client,
    DateTimeOffset? Since,
    string? Reason,
    int Failures,
    DateTimeOffset? RetryAt,
    long? FallbackVersion,
    TokenDocument? AccessToken,
    EndDocument? ClientSecret,
    EndDocument? RefreshToken
)
{
    public static ConnectionDocument Of(ConnectionDescription one, DateTimeOffset now) =>
        one switch
        {
            ConnectionDescription.Known known => Of(known, now),
            ConnectionDescription.Unusable unusable => new(
                unusable.Name,
                StateWords.Of(unusable),
                unusable.NeedsAction,
                null,
                null,
                null,
                unusable.Problem,
                0,
                null,
                null,
                null,
                null,
                null
            ),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static ConnectionDocument Of(ConnectionDescription.Known known, DateTimeOffset now) =>
        new(
            known.Name,
            StateWords.Of(known),
            known.NeedsAction,
            known.Connection.Provider.Name,
            known.Connection.Client.Name?.Value,
            known.Status == ConnectionStatus.Unknown ? null : known.Status.Since,
            known.Status.Reason,
            known.Status.Failures,
            known.Status.RetryAt,
            known.Status.FallbackVersion,
            known.Token is { } token ? TokenDocument.Of(token, now) : null,
            known.Secret is { } secret ? EndDocument.Of(secret) : null,
            known.RefreshToken is { } refreshToken ? EndDocument.Of(refreshToken) : null
        );
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
            status.Stage switch
            {
                RotationStage.Current => "current",
                RotationStage.Approaching => "approaching",
                RotationStage.Due => "due",
                RotationStage.Overdue => "overdue",
                _ => throw new System.Diagnostics.UnreachableException(),
            },
            status.IssuedAt,
            status.EndsAt,
            (long)Math.Floor(status.Left.TotalDays)
        );
}
