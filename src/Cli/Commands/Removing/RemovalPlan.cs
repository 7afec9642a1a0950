using Tokens.Domain.Connections;

namespace Tokens.Cli.Commands.Removing;

/// <summary>What removing a connection comes to.</summary>
/// <param name="Deleted">Those that exist and go, the definition first: then no function works with the rest any more.</param>
/// <param name="Kept">Those that exist and stay, with why.</param>
internal sealed record RemovalPlan(
    ConnectionName Name,
    IReadOnlyList<ParameterName> Deleted,
    IReadOnlyList<(ParameterName Parameter, string Why)> Kept
)
{
    /// <summary>Connections whose definitions tell nothing, and which may share what is deleted.</summary>
    public required IReadOnlyList<string> Unreadable { get; init; }
}
