using Tokens.Cli.Output;

namespace Tokens.Cli.Commands.Adding;

/// <summary>The answer of <c>add</c> for people.</summary>
internal static class AddTable
{
    public static void Write(Terminal terminal, ConnectionPlan plan, IReadOnlyList<ParameterName> written)
    {
        terminal.Line(
            new Cell("added", Style.Good),
            " ",
            new Cell(plan.Connection.Name.Value, Style.Strong),
            ": its credentials work. Written are"
        );
        foreach (var parameter in written)
        {
            terminal.Line($"  {parameter}");
        }
    }
}
