using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Tokens.Adapters.ParameterStore;

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
            .AddSingleton(made => made.Get<TokensEnvironment>().Layout)
            .AddSingleton(made => made.Get<TokensEnvironment>().AllowedHosts)
            .AddSingleton(made => made.Get<TokensEnvironment>().AllowedPaths)
            .AddSingleton(made => new ConnectionRules(
                made.Get<ParameterLayout>(),
                made.Get<AllowedHosts>(),
                made.Get<AllowedPaths>()
            ))
            .AddSingleton(made => new ClientRules(made.Get<ParameterLayout>(), made.Get<AllowedHosts>()))
            .AddSingleton<ICatalogue>(made => new ConnectionCatalogue(
                made.Get<IParameters>(),
                made.Get<ParameterLayout>(),
                made.Get<ConnectionRules>(),
                made.Get<ClientRules>()
            ))
            .AddSingleton<IStatuses>(made => new Statuses(
                made.Get<IParameters>(),
                made.Get<ParameterLayout>(),
                made.Logger<Statuses>()
            ))
            .AddSingleton<IAccessTokens>(made => new AccessTokenParameters(made.Get<IParameters>()))
            .AddSingleton<ICurrentStates>(made => new CurrentStates(made.Get<IParameters>(), made.Get<ParameterLayout>()))
            .AddSingleton<ICredentialStore>(made => new StoredCredentials(made.Get<IParameters>(), variables))
            .AddSingleton<ISecretVersions>(made => new SecretVersionsReader(made.Get<IParameters>()))
            .AddSingleton<IOutboxStore>(made => new OutboxParameters(
                made.Get<IParameters>(),
                made.Get<ParameterLayout>(),
                made.Get<TimeProvider>(),
                NewOwner,
                made.Logger<OutboxParameters>()
            ))
            .AddSingleton<ILeases>(made => new LeaseParameters(
                made.Get<IParameters>(),
                made.Get<ParameterLayout>(),
                made.Get<TimeProvider>(),
                NewOwner,
                made.Logger<LeaseParameters>()
            ));

    private static string NewOwner() => RandomNumberGenerator.GetHexString(16, lowercase: true);
}
