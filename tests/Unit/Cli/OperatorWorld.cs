using Microsoft.Extensions.DependencyInjection;
using Tokens.Adapters.ParameterStore;
using Tokens.Cli;
using Tokens.Cli.Composition;
using Tokens.Cli.Output;
using Tokens.Emulator.InProcess;

namespace Tokens.Tests.Unit.Cli;

/// <summary>An operator's services as the command wires them, over the embedded store.</summary>
internal sealed class OperatorWorld : IAsyncDisposable
{
    private readonly StringWriter errors = new();
    private readonly Interruption interruption;
    private readonly ServiceProvider services;

    public OperatorWorld()
    {
        Memory = new EmulatedParameters(Clock);
        Parameters = new WatchedParameters(Memory);
        var terminal = new Terminal(TextWriter.Null, errors);
        interruption = new Interruption(terminal);
        var nowhere = new AwsTarget(null, null, null, null);
        services = new ServiceCollection()
            .AddOperator(new Session(terminal, nowhere, verbose: false, interruption), Clock, _ => Parameters)
            .BuildServiceProvider();
    }

    /// <summary>What stands on standard error.</summary>
    public string Errors => errors.ToString();

    public FakeTimeProvider Clock { get; } = new(The.Now);

    public EmulatedParameters Memory { get; }

    public WatchedParameters Parameters { get; }

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public Task PutAsync(string name, string value) =>
        Memory.WriteAsync(
            new ParameterWrite(Some.Parameter(name), Some.Secret(value)) { IsSecure = true },
            CancellationToken.None
        );

    public Task DefineAsync(string name, string json) =>
        Memory.WriteAsync(
            new ParameterWrite(The.Layout.Definition(Some.Name(name)), Secret.Of(json)),
            CancellationToken.None
        );

    public Task DefineClientAsync(string name, string json) =>
        Memory.WriteAsync(new ParameterWrite(The.Layout.Clients.Append(name), Secret.Of(json)), CancellationToken.None);

    public async Task<ParameterLookup> FindAsync(string name)
    {
        var selector = new ParameterSelector(Some.Parameter(name));
        return (await Memory.GetAsync([selector], decrypt: true, CancellationToken.None))[selector];
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        interruption.Dispose();
        await errors.DisposeAsync();
    }
}
