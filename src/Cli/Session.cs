using Amazon.SimpleSystemsManagement;
using Microsoft.Extensions.DependencyInjection;
using Tokens.Adapters.Composition;
using Tokens.Cli.Composition;
using Tokens.Cli.Output;

namespace Tokens.Cli;

/// <summary>One run of one command: its terminal, and the use cases over the chosen store.</summary>
internal sealed class Session : IAsyncDisposable
{
    private readonly Lazy<ServiceProvider> services;

    public Session(Terminal terminal, AwsTarget target, bool verbose, Interruption interruption)
    {
        Terminal = terminal;
        Target = target;
        IsVerbose = verbose;
        Interruption = interruption;
        // Only when a use case is needed: help and the demo work without AWS.
        services = new Lazy<ServiceProvider>(() =>
        {
            var provider = Build();
            // Invalid settings are reported before the first call to AWS.
            _ = provider.GetRequiredService<AllowedHosts>();
            _ = provider.GetRequiredService<AllowedPaths>();
            return provider;
        });
    }

    public Terminal Terminal { get; }

    public AwsTarget Target { get; }

    public bool IsVerbose { get; }

    public Interruption Interruption { get; }

    /// <summary>The Region of this run's calls; null where none is set.</summary>
    public string? Region => RegionOf(services.Value);

    /// <summary>A use case, a port or a setting, over the AWS of this run.</summary>
    public T Get<T>()
        where T : notnull => services.Value.GetRequiredService<T>();

    /// <summary>
    /// Replaces this shell's variables by the deployment's settings. Called before <see cref="Get{T}"/>, since the services
    /// read the variables.
    /// </summary>
    /// <exception cref="Failures.CommandException">There are none and the shell's may not apply, or they are malformed.</exception>
    /// <exception cref="Domain.Ports.StoreException">They could not be read.</exception>
    public async Task ReadSettingsAsync(CancellationToken cancellation)
    {
        await using var reading = Build();
        // An invalid root is reported before the first call to AWS.
        _ = reading.GetRequiredService<ParameterLayout>();
        var settings = reading.GetRequiredService<DeploymentSettings>();
        if (await settings.ReadAsync(cancellation) is { } values)
        {
            foreach (var (variable, value) in values)
            {
                Environment.SetEnvironmentVariable(variable, value);
            }

            Check(settings);
        }
        else if (!Target.GoesWithoutSettings && !HasEndpoint)
        {
            throw settings.Missing(RegionOf(reading));
        }
    }

    public ValueTask DisposeAsync() =>
        services.IsValueCreated ? services.Value.DisposeAsync() : ValueTask.CompletedTask;

    /// <summary>An emulator has no stack that writes settings. A variable with another host may be a VPC endpoint of AWS.</summary>
    private bool HasEndpoint =>
        Target.EndpointUrl is not null
        || (
            Uri.TryCreate(Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL"), UriKind.Absolute, out var endpoint)
            && endpoint.IsLoopback
        );

    /// <summary>With an endpoint's URL the Region is only what requests are signed for.</summary>
    private static string? RegionOf(ServiceProvider reading)
    {
        var config = reading.GetRequiredService<IAmazonSimpleSystemsManagement>().Config;
        return config.RegionEndpoint?.SystemName ?? config.AuthenticationRegion;
    }

    private ServiceProvider Build()
    {
        Target.Apply(Environment.SetEnvironmentVariable);
        return new ServiceCollection().AddOperator(this).BuildServiceProvider();
    }

    private void Check(DeploymentSettings settings)
    {
        try
        {
            _ = Get<AllowedPaths>();
        }
        catch (SettingException wrong)
        {
            throw settings.Wrong(wrong.Message);
        }
    }
}
