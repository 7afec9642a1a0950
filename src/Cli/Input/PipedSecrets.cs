using System.Text.Json;
using Tokens.Cli.Failures;

namespace Tokens.Cli.Input;

/// <summary>
/// Parses secrets from standard input: a JSON object of strings, or lines <c>name=value</c>. If only one secret is
/// needed, its value alone is enough. Input that cannot be parsed is never echoed.
/// </summary>
internal static class PipedSecrets
{
    /// <summary>A line that begins with another of these names is an error, not a value to send.</summary>
    private static readonly string[] All = ["clientId", "clientSecret", "refreshToken"];

    /// <exception cref="CommandException">It is neither, or has an unknown name.</exception>
    public static IReadOnlyDictionary<string, Secret> Parse(string text, IReadOnlyList<string> names)
    {
        var bare = text.Trim();
        if (bare.StartsWith('{'))
        {
            return OfJson(bare, names);
        }

        return names is [var only] && bare.Length > 0 && !bare.Contains('\n') && NameIn(bare, All) is null
            ? new Dictionary<string, Secret> { [only] = Secret.Of(bare) }
            : OfLines(bare, names);
    }

    private static Dictionary<string, Secret> OfLines(string text, IReadOnlyList<string> names)
    {
        var given = new Dictionary<string, Secret>();
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            Add(given, NameIn(line, names) ?? throw Wrong(names), line[(line.IndexOf('=') + 1)..], names);
        }

        return given;
    }

    private static Dictionary<string, Secret> OfJson(string text, IReadOnlyList<string> names)
    {
        try
        {
            var given = new Dictionary<string, Secret>();
            using var document = JsonDocument.Parse(text);
            foreach (var field in document.RootElement.EnumerateObject())
            {
                Add(given, field.Name, field.Value.GetString() ?? "", names);
            }

            return given;
        }
        // Half a surrogate pair, or a value that is not a string, is found only when it is read.
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            throw Wrong(names);
        }
    }

    private static void Add(Dictionary<string, Secret> given, string name, string value, IReadOnlyList<string> names)
    {
        if (!names.Contains(name) || given.ContainsKey(name))
        {
            throw Wrong(names);
        }

        var secret = Secret.Of(value);
        if (!secret.IsEmpty)
        {
            given[name] = secret;
        }
    }

    private static string? NameIn(string line, IReadOnlyList<string> names) =>
        names.FirstOrDefault(name => line.StartsWith(name + "=", StringComparison.Ordinal));

    private static CommandException Wrong(IReadOnlyList<string> names) =>
        new(
            "standard input is neither lines name=value nor a JSON object of strings, with each name once",
            $"the expected names are {string.Join(", ", names)}",
            ExitCode.Usage
        );
}
