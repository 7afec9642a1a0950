using System.Globalization;

namespace Tokens.Emulator.Ssm;

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

/// <summary>One version of a parameter. Everything but the labels is fixed when it is written.</summary>
public sealed record ParameterVersion
{
    public required long Version { get; init; }
    public required ParameterType Type { get; init; }
    public required string Value { get; init; }
    public required DateTimeOffset LastModified { get; init; }

    /// <summary>The key of a SecureString; null for the other types.</summary>
    public string? KeyId { get; init; }
    public ParameterTier Tier { get; init; }
    public string DataType { get; init; } = "text";
    public string? Description { get; init; }
    public string? AllowedPattern { get; init; }
    public IReadOnlyList<Policy> Policies { get; init; } = [];
    public IReadOnlyList<string> Labels { get; init; } = [];

    // The generated text would print the value wherever an assertion fails.
    public override string ToString() => $"version {Version}, {Type}, {Tier}";
}

/// <summary>The members' names are the ones on the wire.</summary>
public enum ParameterType
{
#pragma warning disable CA1720 // AWS names it so.
    String,
#pragma warning restore CA1720
    StringList,
    SecureString,
}

/// <summary>What a parameter has; a request may also ask for Intelligent-Tiering, which settles on one of these.</summary>
public enum ParameterTier
{
    Standard,
    Advanced,
}

/// <summary>One policy of a parameter: its type, and its JSON object as AWS returns it, as a string.</summary>
public sealed record Policy(string Type, string Text);

/// <summary>A version that a read found, and the selector that found it.</summary>
internal sealed record Selection(string Name, ParameterVersion Version, string? Selector);
