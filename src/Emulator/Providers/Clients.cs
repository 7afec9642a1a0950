using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Tokens.Emulator.Providers;

/// <summary>The clients an endpoint knows; each may have several secrets at once, as during a rotation.</summary>
public sealed class Clients
{
    private readonly ConcurrentDictionary<string, ImmutableHashSet<string>> secrets = new();
    private readonly ConcurrentDictionary<string, bool> everySecret = new();

    /// <summary>Every secret ever valid here, for a search of whatever should not show them.</summary>
    public IReadOnlyList<string> EverySecret => [.. everySecret.Keys];

    public void Add(string clientId, params string[] clientSecrets)
    {
        secrets[clientId] = [];
        Array.ForEach(clientSecrets, secret => AddSecret(clientId, secret));
    }

    public void AddSecret(string clientId, string secret)
    {
        everySecret[secret] = true;
        Change(clientId, valid => valid.Add(secret));
    }

    public void RevokeSecret(string clientId, string secret) => Change(clientId, valid => valid.Remove(secret));

    internal bool Knows(string clientId) => secrets.ContainsKey(clientId);

    internal bool Accepts(string clientId, string secret) =>
        secrets.TryGetValue(clientId, out var valid) && valid.Contains(secret);

    private void Change(string clientId, Func<ImmutableHashSet<string>, ImmutableHashSet<string>> change) =>
        secrets.AddOrUpdate(clientId, _ => throw new KeyNotFoundException(clientId), (_, valid) => change(valid));
}
