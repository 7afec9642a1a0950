using Tokens.Domain.Model.Values;

namespace Tokens.Domain.Model.Connections;

/// <summary>One entry of the catalogue of connections, well formed or not.</summary>
public abstract record ConnectionEntry
{
    private ConnectionEntry() { }

    /// <param name="ChangedAt">When the definition was last written.</param>
    public sealed record Defined(Connection Connection, DateTimeOffset ChangedAt) : ConnectionEntry;

    /// <summary>A definition that cannot be used.</summary>
    /// <param name="Name">The name as it stands in the catalogue, which may be what is wrong.</param>
    /// <param name="Problem">What is wrong and how to mend it, naming the field.</param>
    /// <param name="ChangedAt">When it was last written; null where there is none of that name.</param>
    public sealed record Malformed(string Name, string Problem, DateTimeOffset? ChangedAt) : ConnectionEntry
    {
        /// <summary>
        /// The parameters that it names, which stay the connection's while its definition is broken; null where it cannot
        /// be read at all, and the versions before it tell.
        /// </summary>
        public IReadOnlySet<ParameterName>? Names { get; init; } = new HashSet<ParameterName>();
    }
}
