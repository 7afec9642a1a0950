using Tokens.Cli.Output;

namespace Tokens.Cli.Commands.Status;

/// <summary>The answer of <c>status</c> as a table.</summary>
internal static class StatusTable
{
    private const int BarWidth = 10;

    public static void Write(Terminal terminal, IReadOnlyList<ConnectionDescription> found, DateTimeOffset now)
    {
        if (found.Count == 0)
        {
            terminal.Line("No connections yet: tokens add creates one.");
            return;
        }

        var table = new Table("CONNECTION", "STATE", "PROVIDER", "CLIENT", "TOKEN", "SECRET", "LAST FAILURE");
        foreach (var one in found)
        {
            table.Add(Row(terminal, one, now));
        }

        table.WriteTo(terminal);
    }

    private static Cell[] Row(Terminal terminal, ConnectionDescription one, DateTimeOffset now)
    {
        Cell name = new(one.Name, Style.Strong);
        Cell state = new(StateLabel.Of(one), StateLabel.StyleOf(one));
        return one switch
        {
            ConnectionDescription.Known known =>
            [
                name,
                state,
                known.Connection.Provider.Name,
                known.Connection.Client.Name?.Value ?? "-",
                Token(terminal, known.Token, now),
                Secret(terminal, known),
                known.Status.Reason ?? "-",
            ],
            ConnectionDescription.Unusable unusable => [name, state, "-", "-", "-", "-", unusable.Problem],
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static Cell Token(Terminal terminal, StoredToken? token, DateTimeOffset now)
    {
        if (token is null)
        {
            return new("none yet", Style.Warning);
        }

        var left = token.ExpiresAt - now;
        return left <= TimeSpan.Zero
            ? new($"expired {TimeFormat.Span(left)} ago", Style.Bad)
            : WithBar(terminal, left / token.Lifetime, $"{TimeFormat.Span(left)} left", Style.Plain);
    }

    private static Cell Secret(Terminal terminal, ConnectionDescription.Known known)
    {
        var unproven = known.AwaitsProof ? ", newest not proven" : "";
        return known.Secret switch
        {
            null => known.AwaitsProof ? "newest not proven" : "-",
            { Stage: RotationStage.Overdue } late => new($"{TimeFormat.Span(late.Left)} overdue{unproven}", Style.Bad),
            var secret => WithBar(
                terminal,
                secret.IssuedAt is { } issued ? secret.Left / (secret.EndsAt - issued) : 1,
                $"rotate in {TimeFormat.Span(secret.Left)}{unproven}",
                secret.Stage == RotationStage.Current ? Style.Plain : Style.Warning
            ),
        };
    }

    private static Cell WithBar(Terminal terminal, double share, string text, Style style) =>
        new(terminal.IsInteractive ? $"{Bar.Of(share, BarWidth)} {text}" : text, style);
}
