namespace Tokens.Cli.Commands.Removing;

/// <summary>What removing a connection or a client comes to.</summary>
/// <param name="Deleted">Those that exist and go, the definition first: then no function works with the rest any more.</param>
/// <param name="Kept">Those that exist and stay, with why.</param>
internal sealed record RemovalPlan(string Name, IReadOnlyList<ParameterName> Deleted, IReadOnlyList<KeptDocument> Kept)
{
    /// <summary>What goes on with it where it ends half-way.</summary>
    public required string Command { get; init; }

    /// <summary>False where an earlier removal, or an addition, ended half-way.</summary>
    public required bool HasDefinition { get; init; }

    /// <summary>Connections whose definitions tell nothing: they may use any credential, so that none is deleted.</summary>
    public required IReadOnlyList<string> Unreadable { get; init; }

    public IReadOnlyList<string> DeletedNames => [.. Deleted.Select(parameter => parameter.Value)];
}
