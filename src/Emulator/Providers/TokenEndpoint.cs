using Microsoft.AspNetCore.Http;

namespace Tokens.Emulator.Providers;

/// <summary>A token endpoint at work: what it knows, what it has done, and what it is to get wrong.</summary>
public sealed class TokenEndpoint
{
    private readonly Exchange exchange;
    private readonly ExchangesInFlight inFlight = new();

    internal TokenEndpoint(TokenEndpointBehaviour behaviour, Uri server, TimeProvider clock)
    {
        Behaviour = behaviour;
        Uri = new Uri(server, behaviour.Path);
        RefreshTokens = new RefreshTokens(behaviour, clock);
        AccessTokens = new AccessTokens(behaviour);
        AuthorizationPage = new AuthorizationPage(Codes, Clients);
        AuthorizationUri = new Uri(server, behaviour.AuthorizationPath);
        exchange = new Exchange(behaviour, Clients, Codes, RefreshTokens, AccessTokens);
    }

    public TokenEndpointBehaviour Behaviour { get; }

    public Uri Uri { get; }

    /// <summary>Where people sign in, where the behaviour has such a page.</summary>
    public Uri AuthorizationUri { get; }

    public AuthorizationPage AuthorizationPage { get; }

    public AuthorizationCodes Codes { get; } = new();

    public Clients Clients { get; } = new();

    public RefreshTokens RefreshTokens { get; }

    public AccessTokens AccessTokens { get; }

    public Faults Faults { get; } = new();

    /// <summary>How long each exchange takes; may be changed at any time.</summary>
    public TimeSpan Latency { get; set; }

    /// <summary>The largest number of exchanges of this refresh token that were under way at once.</summary>
    public int MostConcurrentExchangesOf(string refreshToken) => inFlight.MostOf(refreshToken);

    /// <summary>Every secret and token that was ever good here, for a search of whatever should not show them.</summary>
    public IReadOnlyList<string> EverySecret =>
        [.. Clients.EverySecret, .. Codes.Every, .. RefreshTokens.Every, .. AccessTokens.Every];

    internal async Task HandleAsync(HttpContext context, ReceivedRequest request, CancellationToken stopping)
    {
        var fault = Faults.Take();
        if (await ExchangeAsync(request, fault, stopping) is { } answer)
        {
            await answer.WriteAsync(context);
        }
        else
        {
            await fault!.AnswerAsync(context);
        }
    }

    // In flight ends before the answer is written: a client that has its answer may use the same token again at once.
    private async Task<TokenAnswer?> ExchangeAsync(ReceivedRequest request, Fault? fault, CancellationToken stopping)
    {
        var token = request.RefreshToken ?? "";
        if (inFlight.Enter(token) > 1)
        {
            RefreshTokens.UsedConcurrently(token);
        }

        try
        {
            await Task.Delay(Latency + (fault?.Delay ?? TimeSpan.Zero), TimeProvider.System, stopping);
            return fault is null or Fault.Late ? exchange.Of(request) : null;
        }
        finally
        {
            inFlight.Leave(token);
        }
    }
}
