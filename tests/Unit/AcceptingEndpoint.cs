using System.Collections.Concurrent;

namespace Tokens.Tests.Unit;

/// <summary>A provider that knows which secrets belong to which client ids, and may be down.</summary>
internal sealed class AcceptingEndpoint : ITokenEndpoint
{
    private readonly ConcurrentDictionary<(string Id, string Secret), bool> accepted = new();
    private readonly ConcurrentQueue<(string Connection, string Secret)> asked = [];

    /// <summary>An outage: every answer says so.</summary>
    public bool IsDown { get; set; }

    /// <summary>Connections whose consent was withdrawn.</summary>
    public HashSet<string> Withdrawn { get; } = [];

    /// <summary>Connections whose tenant does not know the client.</summary>
    public HashSet<string> Unknown { get; } = [];

    /// <summary>Gives each connection a new refresh token at each use.</summary>
    public bool Rotates { get; set; }

    /// <summary>What is answered to a secret, whatever else.</summary>
    public Dictionary<string, ExchangeOutcome> Answers { get; } = [];

    /// <summary>Who asked with which secret, in that order.</summary>
    public IReadOnlyList<(string Connection, string Secret)> Asked => [.. asked];

    public void Accept(string id, string secret) => accepted[(id, secret)] = true;

    public void Refuse(string id, string secret) => accepted.TryRemove((id, secret), out _);

    public void Forget() => asked.Clear();

    public Task<ExchangeOutcome> ExchangeAsync(TokenRequest request, CancellationToken cancellation)
    {
        var name = request.Connection.Name.Value;
        var (id, secret) = (request.Client.Id.Reveal(), request.Client.Secret.Reveal());
        asked.Enqueue((name, secret));
        return Task.FromResult(
            NoSecretLeaves.Show(
                Answers.TryGetValue(secret, out var answer) ? answer
                : IsDown ? new ExchangeOutcome.RetryLater(null, "the provider answered 503")
                : !accepted.ContainsKey((id, secret)) || Unknown.Contains(name)
                    ? new ExchangeOutcome.SecretRefused("the provider answered 401")
                : Withdrawn.Contains(name) ? new ExchangeOutcome.SignInAgain("the provider answered 400")
                : Some.Refreshed(refreshToken: Rotates ? Some.Secret($"fake-refresh-token-{asked.Count}") : null)
            )
        );
    }
}
