using System.Collections.Concurrent;

namespace Tokens.Tests.Unit;

/// <summary>Every secret that the tests use, so that whatever is shown can be searched for all of them.</summary>
internal static class FakeSecrets
{
    private static readonly ConcurrentDictionary<string, bool> Known = new();

    public static IReadOnlyCollection<string> All => [.. Known.Keys];

    public static void Keep(Secret? secret)
    {
        if (secret is not null)
        {
            Known.TryAdd(secret.Reveal(), true);
        }
    }

    public static Secret Register(string value)
    {
        Known.TryAdd(value, true);
        return Secret.Of(value);
    }
}
