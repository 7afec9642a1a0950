namespace Tokens.Tests.TokenServers;

/// <summary>The refresh tokens an endpoint has given out.</summary>
public sealed class RefreshTokens
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, RefreshToken> tokens = new(StringComparer.Ordinal);
    private readonly TokenEndpointBehaviour behaviour;
    private readonly TimeProvider clock;
    private int issued;
    private string newest = "";

    internal RefreshTokens(TokenEndpointBehaviour behaviour, TimeProvider clock) =>
        (this.behaviour, this.clock) = (behaviour, clock);

    /// <summary>A new one, as after a sign-in.</summary>
    public string Issue(string clientId)
    {
        lock (gate)
        {
            return New(clientId, new RefreshTokenFamily(), replaced: null).Value;
        }
    }

    /// <summary>A given one, as after a sign-in.</summary>
    public void Add(string clientId, string value)
    {
        lock (gate)
        {
            Keep(new RefreshToken(value, clientId, new RefreshTokenFamily(), replaced: null));
        }
    }

    public void Revoke(string value)
    {
        lock (gate)
        {
            tokens[value].Revoked = true;
        }
    }

    /// <summary>Would an exchange of it succeed now?</summary>
    public bool IsAlive(string value)
    {
        lock (gate)
        {
            return tokens.TryGetValue(value, out var token) && token.IsAlive(behaviour.Rotation, clock.GetUtcNow());
        }
    }

    /// <summary>The one that was issued or added last.</summary>
    public string Newest
    {
        get
        {
            lock (gate)
            {
                return newest;
            }
        }
    }

    /// <summary>How many families are revoked; each sign-in has its own.</summary>
    public int RevokedFamilies
    {
        get
        {
            lock (gate)
            {
                return tokens.Values.Select(token => token.Family).Distinct().Count(family => family.Revoked);
            }
        }
    }

    /// <summary>Every one ever known here, for a search of whatever should not show them.</summary>
    public IReadOnlyList<string> Every
    {
        get
        {
            lock (gate)
            {
                return [.. tokens.Keys];
            }
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

            var now = clock.GetUtcNow();
            if (!token.IsAlive(behaviour.Rotation, now))
            {
                token.Family.Revoked |=
                    behaviour.Rotation is RefreshTokenRotation.SingleUse { RevokesFamilyOnReuse: true };
                return null;
            }

            token.Use(now);
            return behaviour.Rotation is RefreshTokenRotation.None ? value : New(clientId, token.Family, token).Value;
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
                token.Family.Revoked = true;
            }
        }
    }

    private RefreshToken New(string clientId, RefreshTokenFamily family, RefreshToken? replaced)
    {
        var token = new RefreshToken($"{behaviour.RefreshTokenPrefix}{++issued}", clientId, family, replaced);
        Keep(token);
        return token;
    }

    private void Keep(RefreshToken token)
    {
        tokens.Add(token.Value, token);
        newest = token.Value;
    }
}
