using Microsoft.Extensions.DependencyInjection;

namespace Tokens.Adapters.Composition;

/// <summary>The use cases in a service collection.</summary>
public static class TokensServices
{
    /// <summary>
    /// Adds a <see cref="Lazy{T}"/> of <see cref="TokensUseCases"/>. The ports are made at its first use; where a wrong
    /// setting makes that fail, the next use tries again.
    /// </summary>
    public static IServiceCollection AddTokens(this IServiceCollection services, Func<TokensPorts> ports) =>
        services.AddSingleton(
            new Lazy<TokensUseCases>(() => new TokensUseCases(ports()), LazyThreadSafetyMode.PublicationOnly)
        );
}
