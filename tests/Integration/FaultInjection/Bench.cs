using Tokens.Emulator;
using Tokens.Tests.Integration.AwsEmulators;

namespace Tokens.Tests.Integration.FaultInjection;

/// <summary>
/// Servers and processes on which one run after another is played; each has parameters, endpoints and connection names of
/// its own. Processes outlive a run unless it kills them, as on Lambda.
/// </summary>
public sealed class Bench : IAsyncDisposable
{
    /// <summary>Two time-outs of a call, or one of an exchange, and what else there is to do.</summary>
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(16);

    /// <summary>Of the deployment's own key, under which a refresh token is sealed that the store does not take.</summary>
    public const string Key = "alias/faults";

    private static int runs;

    private Bench(AwsEmulator store, World world) => (Store, World, Kms) = (store, world, new KmsSdk(store.Endpoint));

    public AwsEmulator Store { get; }

    public World World { get; }

    internal KmsSdk Kms { get; }

    public Saboteur Saboteur { get; } = new();

    public string Alerts { get; private set; } = "";

    public string Completions { get; private set; } = "";

    public static async Task<Bench> StartAsync()
    {
        var store = await AwsEmulator.StartAsync(new AwsEmulatorOptions { RecordCalls = false });
        var bench = new Bench(store, await World.StartAsync(store))
        {
            Alerts = store.CreateTopic("alerts"),
            Completions = store.CreateTopic("completions"),
        };
        store.CreateKey(Key);
        store.Front = bench.Saboteur.HandleAsync;
        bench.World.TokenServer.Front = bench.Saboteur.HandleAsync;
        bench.World.Timeout = Deadline;
        // Each sweep is the first in an hour, and looks at rotations and claims too.
        bench.World.Variables["TOKENS_SWEEP_INTERVAL"] = "1h";
        bench.World.Variables["TOKENS_KMS_KEY_ID"] = Key;
        bench.World.Variables["TOKENS_ALERT_TOPIC_ARN"] = bench.Alerts;
        bench.World.Variables["TOKENS_COMPLETED_TOPIC_ARN"] = bench.Completions;
        return bench;
    }

    /// <summary>An empty store, and names that no run has had.</summary>
    public Stage Clear()
    {
        foreach (var parameter in Store.Store.Below("/"))
        {
            Store.Store.Forget(parameter.Name);
        }

        Store.Faults = null;
        return new Stage(this, Interlocked.Increment(ref runs));
    }

    public async ValueTask DisposeAsync()
    {
        await World.DisposeAsync();
        Kms.Dispose();
        await Store.DisposeAsync();
    }
}
