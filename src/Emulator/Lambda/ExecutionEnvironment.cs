using System.Diagnostics;

namespace Tokens.Emulator.Lambda;

/// <summary>One process and the runtime API it talks to. Each has an API of its own, so no late word of a killed one reaches the next.</summary>
internal sealed class ExecutionEnvironment : IAsyncDisposable
{
    private readonly RuntimeApi api;
    private readonly FunctionProcess process;
    private readonly TimeSpan initTimeout;
    private bool served;

    private ExecutionEnvironment(RuntimeApi api, FunctionProcess process, TimeSpan initTimeout) =>
        (this.api, this.process, this.initTimeout) = (api, process, initTimeout);

    public int ProcessId => process.Id;

    public TimeSpan? InitDuration =>
        api.FirstAskedAt is not 0 and var asked ? TimeProvider.System.GetElapsedTime(process.StartedAt, asked) : null;

    public static async Task<ExecutionEnvironment> StartAsync(
        LambdaHostOptions options,
        OutputLog output,
        Action<string> sent
    )
    {
        var api = await RuntimeApi.StartAsync(options.FunctionArn, options.Timeout, sent);
        try
        {
            return new ExecutionEnvironment(
                api,
                FunctionProcess.Start(options, api.Address, output),
                options.InitTimeout
            );
        }
        catch
        {
            await api.DisposeAsync();
            throw;
        }
    }

    /// <summary>Null once the process asks for an event; else why it will not.</summary>
    public async Task<Invocation?> BecomeReadyAsync(CancellationToken cancellationToken)
    {
        try
        {
            var first = await Task.WhenAny(api.InitFailed, process.Exited, api.Asking)
                .WaitAsync(initTimeout, cancellationToken);
            return first == api.InitFailed ? await api.InitFailed
                : first == process.Exited || process.Killed ? new Invocation.Exited(await process.Exited)
                : null;
        }
        catch (TimeoutException)
        {
            return new Invocation.TimedOut();
        }
    }

    public async Task<Invocation> InvokeAsync(string payload, CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        var answer = api.InvokeAsync(payload, cancellationToken);
        await Task.WhenAny(answer, process.Exited);
        var outcome = answer.IsCompleted
            ? await answer
            : new Invocation.Exited(await process.Exited) { Duration = TimeProvider.System.GetElapsedTime(started) };
        outcome = served ? outcome : outcome with { InitDuration = InitDuration };
        served = true;
        return outcome;
    }

    public void Kill() => process.Kill();

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.Exited;
        process.Dispose();
        await api.DisposeAsync();
    }
}
