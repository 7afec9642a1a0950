using Tokens.Domain.Connections;

namespace Tokens.Adapters.ParameterStore;

/// <summary>A parameter, at its newest version or at the one that bears a label.</summary>
public sealed record ParameterSelector(ParameterName Name, string? Label = null)
{
    /// <summary>As it is written in a question to the store.</summary>
    public override string ToString() => Label is null ? Name.Value : $"{Name}:{Label}";
}
