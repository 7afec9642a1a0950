using System.Collections.Concurrent;

namespace Tokens.Emulator.Lambda;

/// <summary>
/// Runs a function's executable behind the Lambda runtime API. As on Lambda, a process starts with the first invocation,
/// serves one at a time and goes on to the next; after a crash or a time-out the next invocation starts a fresh one.
/// </summary>
public sealed class LambdaHost : IAsyncDisposable
{
    private readonly LambdaHostOptions options;
    private readonly SemaphoreSlim oneAtATime = new(1);
    private readonly ConcurrentQueue<string> sent = [];
    private volatile ExecutionEnvironment? environment;

    private LambdaHost(LambdaHostOptions options) => this.options = options;

    public OutputLog Output { get; } = new();

    /// <summary>Answers and errors as the processes sent them, a path, headers and a body each, those that came too late included.</summary>
    public IReadOnlyList<string> Sent => [.. sent];

    /// <summary>Null before the first invocation, and after a crash or a time-out.</summary>
    public int? ProcessId => environment?.ProcessId;

    /// <exception cref="FileNotFoundException">There is no such executable.</exception>
    public static Task<LambdaHost> StartAsync(LambdaHostOptions options) =>
        File.Exists(options.Executable)
            ? Task.FromResult(new LambdaHost(options))
            : throw new FileNotFoundException("There is no executable to host.", options.Executable);

    /// <summary>Starts a process where none is up and waits until it asks for an event: how long that took from its start.</summary>
    /// <exception cref="InvalidOperationException">It did not get that far; the message says how it ended.</exception>
    public async Task<TimeSpan> WarmUpAsync(CancellationToken cancellationToken = default)
    {
        await oneAtATime.WaitAsync(cancellationToken);
        try
        {
            return await BecomeReadyAsync(cancellationToken) is { } failure
                ? throw new InvalidOperationException($"The function did not start: {failure}")
                : environment!.InitDuration!.Value;
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    /// <summary>Invocations of one host queue up. A cancelled one leaves no process behind.</summary>
    public async Task<Invocation> InvokeAsync(string payload, CancellationToken cancellationToken = default)
    {
        await oneAtATime.WaitAsync(cancellationToken);
        try
        {
            if (await BecomeReadyAsync(cancellationToken) is { } failure)
            {
                return failure;
            }

            var outcome = await environment!.InvokeAsync(payload, cancellationToken);
            if (outcome is Invocation.TimedOut or Invocation.Exited)
            {
                await DiscardAsync();
            }

            return outcome;
        }
        catch (OperationCanceledException)
        {
            await DiscardAsync();
            throw;
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    /// <summary>Kills the process at once, wherever it is; an invocation under way ends as Exited.</summary>
    public void Kill() => environment?.Kill();

    public async ValueTask DisposeAsync()
    {
        await DiscardAsync();
        oneAtATime.Dispose();
    }

    private async Task<Invocation?> BecomeReadyAsync(CancellationToken cancellationToken)
    {
        // A warm process may be gone since its last answer, as after Kill: then a fresh one takes its place.
        if (environment is { } warm && await warm.BecomeReadyAsync(cancellationToken) is not null)
        {
            await DiscardAsync();
        }

        environment ??= await ExecutionEnvironment.StartAsync(options, Output, sent.Enqueue);
        var failure = await environment.BecomeReadyAsync(cancellationToken);
        if (failure is not null)
        {
            await DiscardAsync();
        }

        return failure;
    }

    private async Task DiscardAsync()
    {
        if (Interlocked.Exchange(ref environment, null) is { } discarded)
        {
            await discarded.DisposeAsync();
        }
    }
}
