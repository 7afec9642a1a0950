using System.Globalization;

namespace Tokens.Adapters.ParameterStore;

/// <summary>
/// A parameter, at its newest version or at the one that bears a label. A version's number does for a label: none may
/// begin with a digit.
/// </summary>
public sealed record ParameterSelector(ParameterName Name, string? Label = null)
{
    public static ParameterSelector OfVersion(ParameterName name, long version) =>
        new(name, version.ToString(CultureInfo.InvariantCulture));

    /// <summary>As it is written in a question to the store.</summary>
    public override string ToString() => Label is null ? Name.Value : $"{Name}:{Label}";
}
