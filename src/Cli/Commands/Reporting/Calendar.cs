using Tokens.Cli.Output;

namespace Tokens.Cli.Commands.Reporting;

/// <summary>When the reminders and the ends of credentials come: those ahead, and the ends that have passed.</summary>
internal static class Calendar
{
    /// <summary>Many connections may have refresh tokens of one date; what comes at the same time is one entry.</summary>
    public static IEnumerable<CalendarEntry> Of(ReportContent content) =>
        OfSecrets(content)
            .Concat(OfRefreshTokens(content))
            .Where(entry => entry.IsEnd || entry.At > content.At)
            .GroupBy(entry => entry with { Subject = "" })
            .Select(same =>
                same.Key with
                {
                    Subject = string.Join(", ", same.Select(entry => entry.Subject).Order(StringComparer.Ordinal)),
                }
            )
            .OrderBy(entry => entry.At)
            .ThenBy(entry => entry.Subject, StringComparer.Ordinal);

    private static IEnumerable<CalendarEntry> OfSecrets(ReportContent content) =>
        from secret in content.Secrets
        where secret is { Client: not null, Status: not null }
        from entry in Of(secret.Owner, "client secret", secret.Status!, secret.Client!)
        select entry;

    private static IEnumerable<CalendarEntry> OfRefreshTokens(ReportContent content) =>
        from known in content.Connections.OfType<ConnectionDescription.Known>()
        where known.RefreshToken is not null
        from entry in Of($"connection {known.Name}", "refresh token", known.RefreshToken!, known.Connection.Client)
        select entry;

    private static IEnumerable<CalendarEntry> Of(
        string owner,
        string credential,
        RotationStatus status,
        Client client
    ) =>
        client
            .Reminders.Select(step => new CalendarEntry(
                status.EndsAt - step,
                owner,
                $"{credential}, {TimeFormat.Span(step)} before its end"
            ))
            .Append(new CalendarEntry(status.EndsAt, owner, credential) { IsEnd = true });
}

internal sealed record CalendarEntry(DateTimeOffset At, string Subject, string What)
{
    /// <summary>False for a reminder.</summary>
    public bool IsEnd { get; init; }
}
