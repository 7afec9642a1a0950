using Microsoft.Extensions.DependencyInjection;
using Tokens.Cli.Composition;
using Tokens.Cli.Output;
using Tokens.Domain.Connections;
using Tokens.Domain.Providers;

namespace Tokens.Cli;

/// <summary>One run of one command: where it writes, and the use cases over the store that it was pointed at.</summary>
internal sealed class Session : IAsyncDisposable
{
    private readonly Lazy<ServiceProvider> services;

    public Session(Terminal terminal, AwsTarget target, bool verbose, Interruption interruption)
    {
        Terminal = terminal;
        Target = target;
        IsVerbose = verbose;
        Interruption = interruption;
        // Only when a use case is asked for: help and rehearsals need no AWS.
        services = new Lazy<ServiceProvider>(() =>
        {
            target.Apply(Environment.SetEnvironmentVariable);
            var provider = new ServiceCollection().AddOperator(this).BuildServiceProvider();
            // A wrong setting is told before anything is asked of AWS.
            _ = provider.GetRequiredService<ParameterLayout>();
            _ = provider.GetRequiredService<AllowedHosts>();
            return provider;
        });
    }

    public Terminal Terminal { get; }

    public AwsTarget Target { get; }

    public bool IsVerbose { get; }

    public Interruption Interruption { get; }

    /// <summary>A use case, a port or a setting, wired to the AWS of this run.</summary>
    public T Get<T>()
        where T : notnull => services.Value.GetRequiredService<T>();

    public ValueTask DisposeAsync() =>
        services.IsValueCreated ? services.Value.DisposeAsync() : ValueTask.CompletedTask;
}
