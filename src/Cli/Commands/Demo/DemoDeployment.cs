using Microsoft.Extensions.Logging.Abstractions;
using Tokens.Adapters.Composition;
using Tokens.Adapters.OAuth;
using Tokens.Cli.Output;
using Tokens.Cli.SampleProvider;
using Tokens.Emulator.InProcess;

namespace Tokens.Cli.Commands.Demo;

/// <summary>The use cases over the embedded store on virtual time.</summary>
internal sealed class DemoDeployment
{
    public DemoDeployment(VirtualClock clock, Timeline timeline, IReadOnlyDictionary<string, string> variables)
    {
        Store = new EmulatedParameters(clock);
        Counts = new DemoCounts(clock);
        Topics = new DemoTopics(timeline, Counts, clock);
        Log = new DemoLog(timeline, Counts);
        var environment = new TokensEnvironment(variables.GetValueOrDefault);
        var adapters = new DeploymentPorts(environment, clock, NullLoggerFactory.Instance);
        UseCases = new TokensUseCases(
            adapters.Create(Store, Log, Log, Log) with
            {
                TokenEndpoint = new TokenEndpoint(new(TokenEndpoint.NewClient), new ClockWithRealTimers(clock)),
                Seal = new NoSeal(),
                Publisher = Topics,
                Timing = new RefreshTiming(SweepInterval),
                // One at a time and with the same seed each time, so that two runs are alike.
                Concurrency = 1,
#pragma warning disable CA5394 // It spreads retries and guards nothing.
                Random = new Random(1),
#pragma warning restore CA5394
            }
        );
    }

    public static TimeSpan SweepInterval { get; } = TimeSpan.FromMinutes(15);

    public EmulatedParameters Store { get; }

    public DemoCounts Counts { get; }

    public DemoTopics Topics { get; }

    public DemoLog Log { get; }

    public TokensUseCases UseCases { get; }
}
