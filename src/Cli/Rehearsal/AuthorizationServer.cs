namespace Tokens.Cli.Rehearsal;

/// <summary>
/// Issues tokens for refresh tokens and refuses what a provider would: unknown clients, wrong secrets, those that are too
/// old, and refresh tokens that are used up.
/// </summary>
internal sealed class AuthorizationServer(ServerHabits habits, TimeProvider clock)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, ClientSecrets> clients = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> refreshTokens = new(StringComparer.Ordinal);

    public ServerHabits Habits => habits;

    /// <summary>While it is down, it answers 503 to everybody.</summary>
    public bool IsDown { get; set; }

    /// <summary>How many exchanges it granted, and how many it refused.</summary>
    public (int Granted, int Refused) Count { get; private set; }

    /// <summary>Makes a client known.</summary>
    /// <returns>Its first secret.</returns>
    public string Register(string clientId)
    {
        lock (gate)
        {
            clients[clientId] = new ClientSecrets(habits, clock);
            return clients[clientId].Issue();
        }
    }

    /// <returns>The client's new secret.</returns>
    public string IssueSecret(string clientId)
    {
        lock (gate)
        {
            return clients[clientId].Issue();
        }
    }

    /// <summary>As after a user signed in and allowed access.</summary>
    /// <returns>A refresh token.</returns>
    public string SignIn(string clientId)
    {
        lock (gate)
        {
            return NewRefreshToken(clientId);
        }
    }

    /// <summary>RFC 6749, section 6.</summary>
    public TokenReply ExchangeResult(IReadOnlyDictionary<string, string> request)
    {
        lock (gate)
        {
            var reply = Judge(request);
            Count =
                reply.Status == 200
                    ? Count with
                    {
                        Granted = Count.Granted + 1,
                    }
                    : Count with
                    {
                        Refused = Count.Refused + 1,
                    };
            return reply;
        }
    }

    private TokenReply Judge(IReadOnlyDictionary<string, string> request)
    {
        var clientId = request.GetValueOrDefault("client_id", "");
        var refreshToken = request.GetValueOrDefault("refresh_token", "");
        if (IsDown)
        {
            return TokenReply.Refused(503, "temporarily_unavailable", "down for maintenance");
        }

        if (request.GetValueOrDefault("grant_type") != "refresh_token")
        {
            return TokenReply.Refused(400, "unsupported_grant_type", "only refresh_token is rehearsed");
        }

        if (
            !clients.TryGetValue(clientId, out var client)
            || !client.Accepts(request.GetValueOrDefault("client_secret", ""))
        )
        {
            return TokenReply.Refused(habits.RefusedClientStatus, "invalid_client", "client authentication failed");
        }

        return refreshTokens.GetValueOrDefault(refreshToken) == clientId
            ? Grant(clientId, refreshToken)
            : TokenReply.Refused(400, "invalid_grant", "the refresh token is not known, or used up");
    }

    private TokenReply Grant(string clientId, string refreshToken)
    {
        if (habits.RotatesRefreshTokens)
        {
            refreshTokens.Remove(refreshToken);
            refreshToken = NewRefreshToken(clientId);
        }

        var body = new Dictionary<string, object>
        {
            ["access_token"] = Credentials.New(habits.Prefixes.Access),
            ["token_type"] = "bearer",
            ["refresh_token"] = refreshToken,
        };
        if (habits.TellsLifetime)
        {
            body["expires_in"] = (long)habits.AccessTokenLifetime.TotalSeconds;
        }

        if (habits.InstanceUrl is { } instance)
        {
            body["instance_url"] = instance;
        }

        return new TokenReply(200, body);
    }

    private string NewRefreshToken(string clientId)
    {
        var token = Credentials.New(habits.Prefixes.Refresh);
        refreshTokens[token] = clientId;
        return token;
    }
}
