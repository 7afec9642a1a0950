using Tokens.Cli.SampleProvider;
using Tokens.Emulator;
using Tokens.Emulator.InProcess;

namespace Tokens.Cli.Commands.Local;

/// <summary>The sample providers and the connections to them, in the built-in emulator.</summary>
internal sealed class SampleEnvironment : IAsyncDisposable
{
    /// <summary>Short enough to see refreshes; above the margin for a run every 15 seconds.</summary>
    private static readonly TimeSpan AccessTokenLifetime = TimeSpan.FromMinutes(6);

    private readonly ProviderListener listener;

    private SampleEnvironment(ProviderListener listener, SampleConnections connections) =>
        (this.listener, Connections) = (listener, connections);

    public SampleConnections Connections { get; }

    public Uri Provider => listener.Address;

    public static async Task<SampleEnvironment> StartAsync(AwsEmulator emulator, TimeProvider clock)
    {
        AuthorizationServer Server(ProviderBehavior behavior) =>
            new(behavior with { AccessTokenLifetime = AccessTokenLifetime }, clock);
        var (amazon, salesforce) = (Server(ProviderBehavior.LoginWithAmazon), Server(ProviderBehavior.Salesforce));
        var listener = await ProviderListener.StartAsync(amazon, salesforce);
        Environment.SetEnvironmentVariable("TOKENS_ALLOWED_HOSTS", listener.Address.Host);
        Environment.SetEnvironmentVariable("TOKENS_ROOT", null);
        foreach (var (variable, value) in SampleConnections.Settings)
        {
            Environment.SetEnvironmentVariable(variable, value);
        }

        var connections = new SampleConnections(
            new EmulatedParameters(emulator.Store),
            Environment.SetEnvironmentVariable,
            listener,
            amazon,
            salesforce
        );
        await connections.ConnectAsync(clock.GetUtcNow());
        return new SampleEnvironment(listener, connections);
    }

    public ValueTask DisposeAsync() => listener.DisposeAsync();
}
