using System.Security.Cryptography;

namespace Tokens.Cli.SampleProvider;

/// <summary>
/// Issues tokens for refresh tokens and refuses what a provider would: unknown clients, wrong and expired secrets, and used
/// refresh tokens.
/// </summary>
internal sealed class AuthorizationServer(ProviderBehavior behavior, TimeProvider clock)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, ClientSecrets> clients = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> refreshTokens = new(StringComparer.Ordinal);

    public ProviderBehavior Behavior => behavior;

    /// <summary>While it is down, it answers every request with 503.</summary>
    public bool IsDown { get; set; }

    public int Granted { get; private set; }

    public int Refused { get; private set; }

    /// <returns>The new client's first secret.</returns>
    public string Register(string clientId)
    {
        lock (gate)
        {
            clients[clientId] = new ClientSecrets(behavior, clock);
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

    /// <returns>A refresh token, as after a user signed in and granted access.</returns>
    public string SignIn(string clientId)
    {
        lock (gate)
        {
            return NewRefreshToken(clientId);
        }
    }

    /// <summary>Revokes a client's refresh tokens, as a user does who withdraws the consent.</summary>
    public void Revoke(string clientId)
    {
        lock (gate)
        {
            foreach (var token in refreshTokens.Where(one => one.Value == clientId).Select(one => one.Key).ToList())
            {
                refreshTokens.Remove(token);
            }
        }
    }

    /// <summary>RFC 6749, section 6.</summary>
    public TokenResponse ExchangeResult(IReadOnlyDictionary<string, string> request)
    {
        lock (gate)
        {
            var response = Decide(request);
            var isGranted = response.Status == 200;
            (Granted, Refused) = (Granted + (isGranted ? 1 : 0), Refused + (isGranted ? 0 : 1));
            return response;
        }
    }

    private TokenResponse Decide(IReadOnlyDictionary<string, string> request)
    {
        var clientId = request.GetValueOrDefault("client_id", "");
        var refreshToken = request.GetValueOrDefault("refresh_token", "");
        if (IsDown)
        {
            return TokenResponse.Refused(503, "temporarily_unavailable", "down for maintenance");
        }

        if (request.GetValueOrDefault("grant_type") != "refresh_token")
        {
            return TokenResponse.Refused(
                400,
                "unsupported_grant_type",
                "the sample provider supports refresh_token only"
            );
        }

        if (
            !clients.TryGetValue(clientId, out var client)
            || !client.Accepts(request.GetValueOrDefault("client_secret", ""))
        )
        {
            return TokenResponse.Refused(
                behavior.RefusedClientStatus,
                "invalid_client",
                "client authentication failed"
            );
        }

        return refreshTokens.GetValueOrDefault(refreshToken) == clientId
            ? Grant(clientId, refreshToken)
            : TokenResponse.Refused(400, "invalid_grant", "the refresh token is unknown or used");
    }

    private TokenResponse Grant(string clientId, string refreshToken)
    {
        if (behavior.RotatesRefreshTokens)
        {
            refreshTokens.Remove(refreshToken);
            refreshToken = NewRefreshToken(clientId);
        }

        var body = new Dictionary<string, object>
        {
            ["access_token"] = NewCredential(behavior.AccessTokenPrefix),
            ["token_type"] = "bearer",
            ["refresh_token"] = refreshToken,
        };
        if (behavior.ReturnsLifetime)
        {
            body["expires_in"] = (long)behavior.AccessTokenLifetime.TotalSeconds;
        }

        if (behavior.InstanceUrl is { } instance)
        {
            body["instance_url"] = instance;
        }

        return new TokenResponse(200, body);
    }

    /// <summary>Unguessable, although it protects nothing.</summary>
    public static string NewCredential(string prefix) =>
        prefix + RandomNumberGenerator.GetHexString(40, lowercase: true);

    private string NewRefreshToken(string clientId)
    {
        var token = NewCredential(behavior.RefreshTokenPrefix);
        refreshTokens[token] = clientId;
        return token;
    }
}

/// <summary>The HTTP status and the fields of the JSON body.</summary>
internal sealed record TokenResponse(int Status, IReadOnlyDictionary<string, object> Body)
{
    /// <summary>RFC 6749, section 5.2.</summary>
    public static TokenResponse Refused(int status, string error, string description) =>
        new(status, new Dictionary<string, object> { ["error"] = error, ["error_description"] = description });
}
