using Microsoft.Extensions.DependencyInjection;
using Tokens.Adapters.OAuth;

namespace Tokens.Adapters.Wiring;

/// <summary>How a refresh goes about its work, and over which connections of HTTP.</summary>
public static class RefreshPorts
{
    /// <summary>How many connections are worked on at once.</summary>
    private const int Concurrency = 8;

    /// <summary>Wants <see cref="TokensEnvironment"/> and the clock from whoever calls it.</summary>
    public static IServiceCollection AddRefreshPorts(this IServiceCollection services) =>
        services
            .AddSingleton<ITokenEndpoint>(made => new TokenEndpoint(
                new HttpClient(TokenEndpoint.Handler()) { Timeout = Timeout.InfiniteTimeSpan },
                made.Get<TimeProvider>()
            ))
            .AddSingleton(made => new RefreshSettings(
                new RefreshTiming(made.Get<TokensEnvironment>().SweepInterval),
                Concurrency,
                made.Get<TimeProvider>(),
                NewRandom()
            ));

    private static Random NewRandom()
    {
#pragma warning disable RS0030, CA5394 // The one place where the random source is made; it spreads retries and guards nothing.
        return new Random();
#pragma warning restore RS0030, CA5394
    }
}
