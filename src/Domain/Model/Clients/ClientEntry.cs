using Tokens.Domain.Model.Values;

namespace Tokens.Domain.Model.Clients;

/// <summary>A definition in the folder <c>clients</c>, valid or not.</summary>
public abstract record ClientEntry
{
    private ClientEntry() { }

    /// <summary>The name as it stands in the catalogue.</summary>
    public abstract string Name { get; }

    /// <param name="ChangedAt">When the definition was last written.</param>
    public sealed record Defined(Client Client, DateTimeOffset ChangedAt) : ClientEntry
    {
        public override string Name => Client.Name!.Value;
    }

    /// <summary>A definition that cannot be used.</summary>
    /// <param name="Problem">What is wrong and how to fix it, naming the field.</param>
    public sealed record Malformed(string AsWritten, string Problem, DateTimeOffset ChangedAt) : ClientEntry
    {
        public override string Name => AsWritten;

        /// <summary>
        /// The parameters that it names, which stay the client's while its definition is broken; null where it cannot be
        /// read at all, and the versions before it tell.
        /// </summary>
        public IReadOnlySet<ParameterName>? Names { get; init; } = new HashSet<ParameterName>();
    }
}
