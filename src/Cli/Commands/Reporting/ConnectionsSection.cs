using Tokens.Cli.Commands.Status;
using Tokens.Cli.Output;

namespace Tokens.Cli.Commands.Reporting;

/// <summary>Each connection's state, its token's life, and what comes next.</summary>
internal static class ConnectionsSection
{
    private static readonly string[] Heads = ["Connection", "State", "Access token", "Next refresh", "Refresh token"];

    public static Html Of(ReportContent content)
    {
        var rows = content.Connections.Select(one => Row(one, content)).ToList();
        return Parts.Section(
            "connections",
            "Connections",
            rows.Count == 0
                ? Parts.Empty("No connections yet: tokens add creates one.")
                : Parts.Table("Connections", Heads, rows)
        );
    }

    private static IReadOnlyList<Html> Row(ConnectionDescription one, ReportContent content) =>
        one is ConnectionDescription.Known known
            ?
            [
                Name(known),
                State(one, known.Status),
                Token(known.Token, content.At),
                Next(content.NextOf(one)),
                RefreshToken(known),
            ]
            : [$"{one.Name}", State(one, null), $"–", $"–", $"–"];

    private static Html Name(ConnectionDescription.Known known)
    {
        var client = known.Connection.Client.Name is { } named ? $", client {named}" : "";
        return $"""{known.Name}<div class="muted">{known.Connection.Provider.Name}{client}</div>""";
    }

    private static Html State(ConnectionDescription one, ConnectionStatus? status)
    {
        var reason = one is ConnectionDescription.Unusable unusable ? unusable.Problem : status?.Reason;
        return $"""
            {Parts.Label(StateLabel.StyleOf(one), StateLabel.Of(one))}
            {(
                status is null || status == ConnectionStatus.Unknown
                    ? null
                    : Html.Of($"""<div class="muted">since {status.Since}</div>""")
            )}
            {(
                status?.FallbackVersion is { } version
                    ? Html.Of($"""<div>runs on version {version} of its client secret</div>""")
                    : null
            )}
            {(reason is null ? null : Html.Of($"""<div class="reason">{reason}</div>"""))}
            {(
                status?.Failures > 1
                    ? Html.Of($"""<div class="muted">{status.Failures} failures in a row</div>""")
                    : null
            )}
            """;
    }

    private static Html Token(StoredToken? token, DateTimeOffset now)
    {
        if (token is null)
        {
            return Parts.Label(Style.Warning, "none yet");
        }

        var left = token.ExpiresAt - now;
        return left <= TimeSpan.Zero
            ? Parts.Bar(
                Style.Bad,
                0,
                $"""expired {TimeFormat.Span(left)} ago<div class="muted">{token.ExpiresAt}</div>"""
            )
            : Parts.Bar(
                Style.Good,
                left / token.Lifetime,
                $"""{TimeFormat.Span(left)} of {TimeFormat.Span(token.Lifetime)} left<div class="muted">until {token.ExpiresAt}</div>"""
            );
    }

    private static Html Next(RefreshDecision? decision) =>
        decision switch
        {
            RefreshDecision.NotYet later => $"{later.DueAt}",
            RefreshDecision.Waiting waiting => $"""{waiting.RetryAt}<div class="muted">after a failure</div>""",
            RefreshDecision.Due => $"at the next run",
            RefreshDecision.Blocked => $"once it is fixed",
            RefreshDecision.Disabled => $"none: it is off",
            _ => $"–",
        };

    private static Html RefreshToken(ConnectionDescription.Known known) =>
        known switch
        {
            { Connection.RefreshToken: null } => $"""<span class="muted">needs none</span>""",
            { RefreshToken: null } => $"""<span class="muted">no known end</span>""",
            { RefreshToken: { Stage: RotationStage.Overdue } late } =>
                $"{Parts.Label(Style.Bad, $"ended {TimeFormat.Span(late.Left)} ago")} {late.EndsAt}",
            { RefreshToken: { } end } =>
                $"{Parts.Label(Parts.StyleOf(end.Stage), $"{TimeFormat.Span(end.Left)} left")} until {end.EndsAt}",
        };
}
