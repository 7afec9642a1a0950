using System.Globalization;

namespace Tokens.Tests.ParameterStoreServer.Model;

/// <summary>A parameter as it is at one moment, oldest version first. Never empty, never changed: a write replaces it.</summary>
public sealed record Parameter(string Name, IReadOnlyList<ParameterVersion> Versions)
{
    public ParameterVersion Latest => Versions[^1];

    /// <summary>The version a selector asks for: a number, a label, or null for the latest.</summary>
    public ParameterVersion? Find(string? selector)
    {
        if (selector is null)
        {
            return Latest;
        }

        return long.TryParse(selector, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? Version(number)
            : Versions.FirstOrDefault(version => version.Labels.Contains(selector));
    }

    public ParameterVersion? Version(long number)
    {
        // Versions are consecutive, only the oldest are ever dropped.
        var index = number - Versions[0].Version;
        return index >= 0 && index < Versions.Count ? Versions[(int)index] : null;
    }

    public override string ToString() => $"{Name}, {Latest}";
}
