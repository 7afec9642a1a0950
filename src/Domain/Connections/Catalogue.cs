using Tokens.Domain.Clients;

namespace Tokens.Domain.Connections;

/// <summary>The definitions of a deployment, valid or not.</summary>
public sealed record Catalogue(IReadOnlyList<CatalogueEntry> Entries, IReadOnlyList<ClientEntry> Clients)
{
    public static Catalogue Empty { get; } = new([], []);

    /// <summary>The connections that are well formed.</summary>
    public IEnumerable<CatalogueEntry.Defined> Connections => Entries.OfType<CatalogueEntry.Defined>();
}

/// <summary>One version of a definition, from the store's history.</summary>
/// <param name="Names">The parameters that it names, defaults included; null where it cannot be read at all.</param>
public sealed record DefinitionVersion(DateTimeOffset ModifiedAt, IReadOnlySet<ParameterName>? Names);
