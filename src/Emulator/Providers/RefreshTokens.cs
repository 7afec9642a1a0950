using System.Collections.Concurrent;

namespace Tokens.Emulator.Providers;

/// <summary>The refresh tokens an endpoint has issued.</summary>
public sealed class RefreshTokens
{
    private readonly Lock gate = new();
    private readonly ConcurrentDictionary<string, Token> tokens = new();
    private readonly TokenEndpointBehaviour behaviour;
    private readonly TimeProvider clock;
    private int issued;

    internal RefreshTokens(TokenEndpointBehaviour behaviour, TimeProvider clock) =>
        (this.behaviour, this.clock) = (behaviour, clock);

    /// <summary>The one that was issued or added last.</summary>
    public string Newest { get; private set; } = "";

    /// <summary>How many families are revoked; each sign-in has its own.</summary>
    public int RevokedFamilies =>
        tokens.Values.Select(token => token.Family).Distinct().Count(family => family.IsRevoked);

    /// <summary>Every one ever known here, for a search of whatever should not show them.</summary>
    public IReadOnlyList<string> Every => [.. tokens.Keys];

    /// <summary>A new one, as after a sign-in.</summary>
    public string Issue(string clientId)
    {
        lock (gate)
        {
            return Add(Next(), clientId, new Family());
        }
    }

    /// <summary>A given one, as after a sign-in.</summary>
    public void Add(string clientId, string value)
    {
        lock (gate)
        {
            Add(value, clientId, new Family());
        }
    }

    public void Revoke(string value) => tokens[value].IsRevoked = true;

    /// <summary>Would an exchange of it succeed now?</summary>
    public bool IsAlive(string value)
    {
        lock (gate)
        {
            return tokens.TryGetValue(value, out var token) && IsAlive(token);
        }
    }

    /// <summary>Uses a refresh token: the one that the client is to use from now on, or null where it is refused.</summary>
    internal string? Redeem(string value, string clientId)
    {
        lock (gate)
        {
            if (!tokens.TryGetValue(value, out var token) || token.ClientId != clientId)
            {
                return null;
            }

            if (!IsAlive(token))
            {
                token.Family.IsRevoked |=
                    behaviour.Rotation is RefreshTokenRotation.SingleUse { RevokesFamilyOnReuse: true };
                return null;
            }

            token.UsedAt ??= clock.GetUtcNow();
            return behaviour.Rotation is RefreshTokenRotation.None ? value : Add(Next(), clientId, token.Family);
        }
    }

    /// <summary>Two exchanges of this token are in flight at once.</summary>
    internal void UsedConcurrently(string value)
    {
        lock (gate)
        {
            if (
                behaviour.Rotation is RefreshTokenRotation.SingleUse { RevokesFamilyOnConcurrentUse: true }
                && tokens.TryGetValue(value, out var token)
            )
            {
                token.Family.IsRevoked = true;
            }
        }
    }

    private bool IsAlive(Token token) =>
        !token.IsRevoked
        && !token.Family.IsRevoked
        && !(
            behaviour.Rotation is RefreshTokenRotation.SingleUse rule && clock.GetUtcNow() >= token.UsedAt + rule.Grace
        );

    private string Next() => $"{behaviour.RefreshTokenPrefix}{++issued}";

    private string Add(string value, string clientId, Family family)
    {
        tokens[value] = new Token(clientId, family);
        return Newest = value;
    }

    /// <summary>A refresh token and all that replaced it by rotation.</summary>
    private sealed class Family
    {
        public bool IsRevoked { get; set; }
    }

    private sealed class Token(string clientId, Family family)
    {
        public string ClientId { get; } = clientId;
        public Family Family { get; } = family;
        public bool IsRevoked { get; set; }
        public DateTimeOffset? UsedAt { get; set; }
    }
}
