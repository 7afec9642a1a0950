using Tokens.Cli.Failures;
using Tokens.Emulator;
using Tokens.Emulator.Ssm;

namespace Tokens.Cli.Commands.Local;

/// <summary>The built-in emulator, and the variables that lead this process and other shells to it.</summary>
internal sealed class EmbeddedEnvironment : IAsyncDisposable
{
    private static readonly TimeSpan PolicyScanInterval = TimeSpan.FromSeconds(1);

    private EmbeddedEnvironment(AwsEmulator emulator) => Emulator = emulator;

    public AwsEmulator Emulator { get; }

    /// <summary>What another shell has to export for the command, the AWS CLI and any SDK.</summary>
    public IReadOnlyDictionary<string, string> Exports =>
        new Dictionary<string, string>
        {
            ["AWS_ENDPOINT_URL"] = Emulator.Endpoint.AbsoluteUri.TrimEnd('/'),
            ["AWS_REGION"] = Account.DefaultRegion,
            ["AWS_ACCESS_KEY_ID"] = "test",
            ["AWS_SECRET_ACCESS_KEY"] = "test",
        };

    /// <exception cref="CommandException">The port is in use.</exception>
    public static async Task<EmbeddedEnvironment> StartAsync(int port)
    {
        try
        {
            var options = new AwsEmulatorOptions { Port = port, RecordCalls = false };
            return new EmbeddedEnvironment(await AwsEmulator.StartAsync(options));
        }
        catch (IOException)
        {
            throw new CommandException(
                $"--port: {port} is in use",
                "give another port, or none for any that is free",
                ExitCode.Usage
            );
        }
    }

    /// <summary>Leads this process to the emulator, and to nothing else that this shell may have set for AWS.</summary>
    public void Apply()
    {
        foreach (var name in Environment.GetEnvironmentVariables().Keys.Cast<string>())
        {
            if (name.StartsWith("AWS_", StringComparison.Ordinal))
            {
                Environment.SetEnvironmentVariable(name, null);
            }
        }

        foreach (var (name, value) in Exports)
        {
            Environment.SetEnvironmentVariable(name, value);
        }
    }

    /// <summary>Has policies act until it is cancelled. Not before rules are deployed, which the actions are for.</summary>
    public async Task ScanPoliciesAsync(TimeProvider clock, CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(PolicyScanInterval, clock);
        while (await timer.WaitForNextTickAsync(cancellation))
        {
            Emulator.ScanPolicies();
        }
    }

    public ValueTask DisposeAsync() => Emulator.DisposeAsync();
}
