using System.Buffers;
using System.Collections.Concurrent;

namespace Tokens.Tests.Guard;

/// <summary>
/// Holds a test's secrets and all that was shown to anybody, and finds the ones in the other: as they are, percent- or
/// form-encoded, JSON-escaped, in base64, and in any mixture of these.
/// </summary>
public sealed class SecretsGuard
{
    /// <summary>What is shorter is in too many texts by chance.</summary>
    public const int ShortestSecret = 8;

    /// <summary>What owners leave in a secret's place; the test's own list, so that no mistake in src makes the guard blind.</summary>
    private static readonly HashSet<string> Placeholders = new(StringComparer.OrdinalIgnoreCase)
    {
        "changeme",
        "change_me",
        "placeholder",
        "<your-client-secret>",
    };

    private readonly ConcurrentDictionary<string, bool> secrets = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> shown = new(StringComparer.Ordinal);

    public void Keep(string secret)
    {
        // Surrounding white space is no part of a credential; without it the search finds more.
        if (secret.Trim() is { Length: >= ShortestSecret } bare && !Placeholders.Contains(bare))
        {
            secrets.TryAdd(bare, true);
        }
    }

    public void Keep(IEnumerable<string> several)
    {
        foreach (var secret in several)
        {
            Keep(secret);
        }
    }

    /// <param name="where">What showed it, for the failure's message.</param>
    /// <param name="text">Null, which a message's subject may be, shows nothing.</param>
    public void Show(string where, string? text)
    {
        if (text is not null)
        {
            shown.TryAdd(text, where);
        }
    }

    /// <summary>Starts afresh, for the tests of what hands on to a guard.</summary>
    public void Forget()
    {
        secrets.Clear();
        shown.Clear();
    }

    /// <exception cref="SecretShownException">A secret was shown, before or after the guard was given it to keep.</exception>
    public void Check()
    {
        var all = secrets.Keys.ToArray();
        var any = SearchValues.Create(all, StringComparison.Ordinal);
        var leaks = shown
            .Where(text => Readings.Of(text.Key).Any(reading => reading.AsSpan().ContainsAny(any)))
            .Select(text => $"{text.Value} shows {FirstIn(text.Key, all)}: {text.Key}")
            .ToList();
        if (leaks.Count > 0)
        {
            throw new SecretShownException(string.Join('\n', leaks));
        }
    }

    private static string FirstIn(string text, string[] all) =>
        Readings
            .Of(text)
            .SelectMany(reading => all.Where(secret => reading.Contains(secret, StringComparison.Ordinal)))
            .First();
}
