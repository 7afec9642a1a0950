using Microsoft.Extensions.Time.Testing;
using Tokens.Adapters.ParameterStore;
using Tokens.Emulator.InProcess;

namespace Tokens.Bench.Micro;

/// <summary>The use cases as the functions have them, over parameters in memory and without a log.</summary>
internal sealed class SweepWorld
{
    private readonly Random luck = new(1);

    public SweepWorld(int connections)
    {
        var parameters = new EmulatedParameters(TimeProvider.System);
        var useCases = new TokensUseCases(Given.Ports(parameters, TimeProvider.System));
        Snapshot = useCases.TakeSnapshot;
        Round = useCases.RefreshRound;
        Taken = new Snapshot([.. Enumerable.Range(0, connections).Select(Given.Snapshot)], [], Catalogue.Empty);
        Store(parameters, Given.Parameter("/tokens/clients/lwa"), Given.Client);
        foreach (var number in Enumerable.Range(0, connections))
        {
            Store(parameters, number);
        }
    }

    public TakeSnapshot Snapshot { get; }

    public RefreshRound Round { get; }

    public Snapshot Taken { get; }

    public RunClock NoTimeLeft() => new(new FakeTimeProvider(Given.Now), luck, TimeSpan.Zero);

    private static void Store(EmulatedParameters parameters, int number)
    {
        var connection = Given.Connection(number);
        Store(parameters, Given.Parameter($"/tokens/connections/{connection.Name}"), Given.Definition);
        Store(parameters, connection.Outputs.AccessToken, "fake");
    }

    // In memory nothing waits.
    private static void Store(EmulatedParameters parameters, ParameterName name, string value) =>
        parameters
            .WriteAsync(new ParameterWrite(name, Secret.Of(value)), CancellationToken.None)
            .GetAwaiter()
            .GetResult();
}
