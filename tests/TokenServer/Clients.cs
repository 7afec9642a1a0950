namespace Tokens.Tests.TokenServers;

/// <summary>The clients an endpoint knows; each may have several secrets at once, so that a rotation can be played.</summary>
public sealed class Clients
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, HashSet<string>> secrets = new(StringComparer.Ordinal);
    private readonly HashSet<string> everySecret = new(StringComparer.Ordinal);

    public void Add(string clientId, params string[] clientSecrets)
    {
        lock (gate)
        {
            secrets[clientId] = new HashSet<string>(clientSecrets, StringComparer.Ordinal);
            everySecret.UnionWith(clientSecrets);
        }
    }

    public void AddSecret(string clientId, string secret)
    {
        lock (gate)
        {
            secrets[clientId].Add(secret);
            everySecret.Add(secret);
        }
    }

    public void RevokeSecret(string clientId, string secret)
    {
        lock (gate)
        {
            secrets[clientId].Remove(secret);
        }
    }

    public void Remove(string clientId)
    {
        lock (gate)
        {
            secrets.Remove(clientId);
        }
    }

    /// <summary>Every secret ever valid here, for a search of whatever should not show them.</summary>
    public IReadOnlyList<string> EverySecret
    {
        get
        {
            lock (gate)
            {
                return [.. everySecret];
            }
        }
    }

    internal bool Knows(string clientId)
    {
        lock (gate)
        {
            return secrets.ContainsKey(clientId);
        }
    }

    internal bool Accepts(string clientId, string secret)
    {
        lock (gate)
        {
            return secrets.TryGetValue(clientId, out var valid) && valid.Contains(secret);
        }
    }
}
