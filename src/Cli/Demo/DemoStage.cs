using Microsoft.Extensions.DependencyInjection;
using Tokens.Adapters.Memory;
using Tokens.Adapters.OAuth;
using Tokens.Adapters.ParameterStore;
using Tokens.Adapters.Wiring;
using Tokens.Cli.Output;
using Tokens.Cli.Rehearsal;

namespace Tokens.Cli.Demo;

/// <summary>The use cases over the embedded store on virtual time, wired as they are over AWS.</summary>
internal static class DemoStage
{
    public static TimeSpan SweepInterval { get; } = TimeSpan.FromMinutes(15);

    /// <param name="clock">The virtual time.</param>
    /// <param name="timeline">Where all of it is shown.</param>
    /// <param name="variables">The functions' environment.</param>
    public static ServiceProvider Build(
        VirtualClock clock,
        Timeline timeline,
        IReadOnlyDictionary<string, string> variables
    ) =>
        new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(clock)
            .AddSingleton(timeline)
            .AddSingleton<Tally>()
            .AddSingleton(new TokensEnvironment(variables.GetValueOrDefault))
            .AddSingleton<MemoryParameters>()
            .AddSingleton<IParameters>(provider => provider.GetRequiredService<MemoryParameters>())
            .AddSingleton<ISeal, MemorySeal>()
            .AddSingleton<DemoTopics>()
            .AddSingleton<IPublisher>(provider => provider.GetRequiredService<DemoTopics>())
            .AddSingleton<DemoLog>()
            .AddSingleton<IRefreshObserver>(provider => provider.GetRequiredService<DemoLog>())
            .AddSingleton<IRotationObserver>(provider => provider.GetRequiredService<DemoLog>())
            .AddSingleton<IOutboxObserver>(provider => provider.GetRequiredService<DemoLog>())
            .AddStoredPorts(variables.GetValueOrDefault)
            .AddSingleton<ITokenEndpoint>(
                new TokenEndpoint(
                    new HttpClient(TokenEndpoint.Handler()) { Timeout = Timeout.InfiniteTimeSpan },
                    new WireTime(clock)
                )
            )
            .AddSingleton(Settings(clock))
            .AddUseCases()
            .BuildServiceProvider();

    /// <summary>One at a time and with the same luck each time, so that two runs are alike.</summary>
    private static RefreshSettings Settings(VirtualClock clock)
    {
#pragma warning disable CA5394 // It spreads retries and guards nothing.
        return new RefreshSettings(new RefreshTiming(SweepInterval), 1, clock, new Random(1));
#pragma warning restore CA5394
    }
}
