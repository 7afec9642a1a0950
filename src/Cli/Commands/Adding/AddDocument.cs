namespace Tokens.Cli.Commands.Adding;

/// <summary>The answer of <c>add --json</c>.</summary>
/// <param name="Written">The parameters, in the order in which they were written.</param>
internal sealed record AddDocument(string Connection, string Provider, IReadOnlyList<string> Written)
{
    public static AddDocument Of(ConnectionPlan plan, IEnumerable<ParameterName> written) =>
        new(plan.Connection.Name.Value, plan.Connection.Provider.Name, [.. written.Select(name => name.Value)]);
}
