using Tokens.Cli.Output;

namespace Tokens.Cli.Commands.Clients;

/// <summary>The answer of <c>client list</c> as text.</summary>
internal static class ClientTable
{
    public static void Write(Terminal terminal, IReadOnlyList<ClientDescription> found)
    {
        if (found.Count == 0)
        {
            terminal.Line("No clients yet: tokens client add makes one.");
            return;
        }

        var table = new Table("CLIENT", "PROVIDER", "SECRET AT", "SECRET", "CONNECTIONS");
        foreach (var one in found)
        {
            table.Add(Row(one));
        }

        table.WriteTo(terminal);
    }

    private static Cell[] Row(ClientDescription one) =>
        one switch
        {
            ClientDescription.Known known =>
            [
                new(known.Name, Style.Strong),
                known.Client.Provider.Name,
                known.Client.Secret.Place,
                Secret(known),
                known.Users.Count == 0 ? "-" : string.Join(", ", known.Users.Select(user => user.Value)),
            ],
            ClientDescription.Unusable unusable =>
            [
                new(unusable.Name, Style.Strong),
                new("unusable", Style.Bad),
                "-",
                "-",
                unusable.Problem,
            ],
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static Cell Secret(ClientDescription.Known known) =>
        known switch
        {
            { Versions.Newest: null } => new("does not exist", Style.Bad),
            { Secret: null } => new(known.AwaitsProof ? "not proven" : "-"),
            { Secret: { Stage: RotationStage.Overdue } late } => new(
                $"{TimeFormat.Span(late.Left)} overdue{Unproven(known)}",
                Style.Bad
            ),
            { Secret: { } secret } => new(
                $"rotate in {TimeFormat.Span(secret.Left)}{Unproven(known)}",
                secret.Stage == RotationStage.Current ? Style.Plain : Style.Warning
            ),
        };

    private static string Unproven(ClientDescription.Known known) => known.AwaitsProof ? ", newest not proven" : "";
}
