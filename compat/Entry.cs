using Amazon.Lambda.RuntimeSupport;
using Microsoft.Extensions.DependencyInjection;
using Tokens.Functions;

namespace Tokens.Compat;

/// <summary>Runs one function as the real package's generated code would: made before the first event is asked for.</summary>
internal static class Entry
{
    public static async Task RunAsync(FunctionEntry function)
    {
        var services = new ServiceCollection();
        new Startup().ConfigureServices(services);
        // What this throws ends the process before the runtime API has heard of it.
        var handler = function.Create(services.BuildServiceProvider());
        using var bootstrap = LambdaBootstrapBuilder.Create(handler).Build();
        await bootstrap.RunAsync();
    }
}
