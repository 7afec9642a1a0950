using Tokens.Cli.Output;

namespace Tokens.Cli.Commands.Clients;

/// <param name="TriedBy">The connection that tried it; null for none.</param>
/// <param name="Written">The parameters, in the order in which they were written.</param>
internal sealed record AddedClient(ClientPlan Plan, ConnectionName? TriedBy, IReadOnlyList<ParameterName> Written);

/// <summary>The answer of <c>client add</c>.</summary>
internal static class ClientAnswer
{
    public static void Write(Terminal terminal, AddedClient added, bool asJson)
    {
        if (asJson)
        {
            JsonOutput.Write(terminal, ClientAddDocument.Of(added));
            return;
        }

        terminal.Line($"added client {added.Plan.Name}: {Trial(added)} Written are");
        foreach (var parameter in added.Written)
        {
            terminal.Line($"  {parameter}");
        }
    }

    private static string Trial(AddedClient added) =>
        added.TriedBy is { } connection
            ? $"its id and secret work, as connection {connection} shows."
            : $"nothing could try its id and secret yet; its first connection does (tokens add … --client {added.Plan.Name}).";
}

/// <summary>The answer of <c>client add --json</c>.</summary>
internal sealed record ClientAddDocument(string Client, string Provider, string? TriedBy, IReadOnlyList<string> Written)
{
    public static ClientAddDocument Of(AddedClient added) =>
        new(
            added.Plan.Name.Value,
            added.Plan.Client.Provider.Name,
            added.TriedBy?.Value,
            [.. added.Written.Select(name => name.Value)]
        );
}
