using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Tokens.Adapters.Wiring;

/// <summary>
/// Short words for the factories: nothing is made by reflection, which under Native AOT took a fifth of a cold start.
/// </summary>
public static class Getting
{
    public static T Get<T>(this IServiceProvider provider)
        where T : notnull => provider.GetRequiredService<T>();

    public static ILogger<T> Logger<T>(this IServiceProvider provider) =>
        provider.Get<ILoggerFactory>().CreateLogger<T>();
}
