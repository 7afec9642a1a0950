namespace Tokens.Cli.Commands.Local.Page;

/// <summary>Completes all waiting calls at each change.</summary>
internal sealed class ChangeSignal
{
    private TaskCompletionSource next = New();

    public void Set() => Interlocked.Exchange(ref next, New()).SetResult();

    public Task WaitAsync(CancellationToken cancellation) => Volatile.Read(ref next).Task.WaitAsync(cancellation);

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
