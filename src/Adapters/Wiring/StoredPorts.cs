using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tokens.Adapters.ParameterStore;
using Tokens.Domain.Connections;
using Tokens.Domain.Ports;

namespace Tokens.Adapters.Wiring;

/// <summary>The ports that keep what they keep in parameters, whoever holds these.</summary>
public static class StoredPorts
{
    /// <summary>
    /// Wants <see cref="IParameters"/>, <see cref="TokensEnvironment"/>, the clock and the logging from whoever calls it.
    /// </summary>
    /// <param name="services">Where they are added.</param>
    /// <param name="variables">Where credentials are read that a definition places in the environment.</param>
    public static IServiceCollection AddStoredPorts(
        this IServiceCollection services,
        Func<string, string?> variables
    ) =>
        services
            .AddSingleton(provider => provider.GetRequiredService<TokensEnvironment>().Layout)
            .AddSingleton(provider => provider.GetRequiredService<TokensEnvironment>().AllowedHosts)
            .AddSingleton<ConnectionRules>()
            .AddSingleton<IConnectionCatalogue, ConnectionCatalogue>()
            .AddSingleton<IStatuses, Statuses>()
            .AddSingleton<IAccessTokens, AccessTokenParameters>()
            .AddSingleton<ICredentials>(provider => new StoredCredentials(
                provider.GetRequiredService<IParameters>(),
                variables
            ))
            .AddSingleton<ISecretVersions, SecretVersionsReader>()
            .AddSingleton<IClaims>(provider => new StoredClaims(
                provider.GetRequiredService<IParameters>(),
                provider.GetRequiredService<ParameterLayout>(),
                provider.GetRequiredService<TimeProvider>(),
                NewOwner,
                provider.GetRequiredService<ILogger<StoredClaims>>()
            ))
            .AddSingleton<IExchangeClaims>(provider => new StoredExchangeClaims(
                provider.GetRequiredService<IParameters>(),
                provider.GetRequiredService<ParameterLayout>(),
                provider.GetRequiredService<TimeProvider>(),
                NewOwner,
                provider.GetRequiredService<ILogger<StoredExchangeClaims>>()
            ));

    private static string NewOwner() => RandomNumberGenerator.GetHexString(16, lowercase: true);
}
