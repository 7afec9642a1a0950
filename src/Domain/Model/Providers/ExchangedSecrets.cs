using Tokens.Domain.Model.Values;

namespace Tokens.Domain.Model.Providers;

/// <summary>
/// The secrets and tokens that an exchange sent or received, and the rule by which a text shows one: eight of its
/// characters in a row, or the whole of a shorter one, as they are or behind any usual encoding.
/// </summary>
/// <param name="secrets">Empty ones are none.</param>
/// <param name="clientId">
/// Taken out of texts, and no reason to withhold one: it is no secret (RFC 6749, section 2.2). Null where none was sent.
/// </param>
public sealed class ExchangedSecrets(IEnumerable<Secret> secrets, Secret? clientId = null)
{
    /// <summary>An echo may be cut at either end, so not only the whole counts; fewer would be in many a text by chance.</summary>
    public const int Run = 8;

    private readonly string[] values =
    [
        .. secrets.Where(secret => !secret.IsEmpty).Select(secret => Decodings.Bytes(secret.Reveal())),
    ];

    private HashSet<ulong>? runs;

    public static ExchangedSecrets None { get; } = new([]);

    private int Shortest => Math.Min(Run, values.Min(value => value.Length));

    private IEnumerable<string> Short => values.Where(value => value.Length < Run);

    /// <summary>Null too where it holds a whole secret: then it is not public.</summary>
    private string? PublicId =>
        clientId is not null && Decodings.Bytes(clientId.Reveal()) is var id && !values.Any(id.Contains) ? id : null;

    public bool ShowIn(string text) =>
        values.Length > 0 && text.Length > 0 && Decodings.Of(text, Shortest).Any(IsShownByBytes);

    public string WithoutClientId(string text) => clientId?.RedactFrom(text) ?? text;

    private bool IsShownByBytes(string reading) =>
        Short.Any(value => reading.Contains(value, StringComparison.Ordinal)) || HoldsRun(reading);

    private bool HoldsRun(string reading)
    {
        runs ??= [.. values.SelectMany(Runs)];
        return Runs(reading).Index().Any(run => runs.Contains(run.Item) && !IsOfPublicId(reading, run.Index));
    }

    /// <summary>Whether the run lies within the whole client id: the two may have their beginnings in common.</summary>
    private bool IsOfPublicId(string reading, int start)
    {
        if (PublicId is not { Length: >= Run } id)
        {
            return false;
        }

        var first = Math.Max(0, start + Run - id.Length);
        var end = Math.Min(reading.Length, start + id.Length);
        return reading.AsSpan(first, end - first).Contains(id, StringComparison.Ordinal);
    }

    /// <summary>Each eight bytes in a row, as a number.</summary>
    private static IEnumerable<ulong> Runs(string bytes)
    {
        var run = 0UL;
        for (var at = 0; at < bytes.Length; at++)
        {
            run = (run << 8) | bytes[at];
            if (at >= Run - 1)
            {
                yield return run;
            }
        }
    }
}
