using System.Diagnostics.CodeAnalysis;
using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport;
using Microsoft.Extensions.DependencyInjection;
using Tokens.Functions;

namespace Tokens.Compat;

/// <summary>
/// Runs one function as the real package's generated code would: a singleton unless Startup says otherwise, made before
/// the first event is asked for, a scope for each event.
/// </summary>
internal static class Entry
{
    private static readonly EventSerializer Serializer = new();

    public static Task RunAsync<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TFunction,
        TInput,
        TOutput
    >(Func<TFunction, TInput, ILambdaContext, Task<TOutput>> invoke)
        where TFunction : class
    {
        var services = Services<TFunction>();
        return RunAsync(
            LambdaBootstrapBuilder.Create<TInput, TOutput>(
                async (input, context) =>
                {
                    using var scope = services.CreateScope();
                    return await invoke(scope.ServiceProvider.GetRequiredService<TFunction>(), input, context);
                },
                Serializer
            )
        );
    }

    public static Task RunAsync<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TFunction,
        TInput
    >(Func<TFunction, TInput, ILambdaContext, Task> invoke)
        where TFunction : class
    {
        var services = Services<TFunction>();
        return RunAsync(
            LambdaBootstrapBuilder.Create<TInput>(
                async (input, context) =>
                {
                    using var scope = services.CreateScope();
                    await invoke(scope.ServiceProvider.GetRequiredService<TFunction>(), input, context);
                },
                Serializer
            )
        );
    }

    private static async Task RunAsync(LambdaBootstrapBuilder builder)
    {
        using var bootstrap = builder.Build();
        await bootstrap.RunAsync();
    }

    // The function first, then Startup, which may so choose another lifetime for it.
    private static ServiceProvider Services<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TFunction
    >()
        where TFunction : class
    {
        var services = new ServiceCollection();
        services.AddSingleton<TFunction>();
        new Startup().ConfigureServices(services);
        var provider = services.BuildServiceProvider();
        // What this throws ends the process before the runtime API has heard of it.
        provider.GetRequiredService<TFunction>();
        return provider;
    }
}
