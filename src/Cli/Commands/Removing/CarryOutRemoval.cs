using Tokens.Adapters.ParameterStore;
using Tokens.Cli.Failures;

namespace Tokens.Cli.Commands.Removing;

/// <summary>Deletes what was planned, one after the other: the definition is gone before anything that it speaks of.</summary>
internal sealed class CarryOutRemoval(IParameters parameters)
{
    /// <exception cref="CommandException">Not all was deleted; what is told names what is left.</exception>
    public async Task RunAsync(RemovalPlan plan, CancellationToken cancellation)
    {
        var left = new Queue<ParameterName>(plan.Deleted);
        try
        {
            while (left.TryPeek(out var next))
            {
                await parameters.DeleteAsync([next], cancellation);
                left.Dequeue();
            }
        }
        catch (StoreException failure)
        {
            throw Unfinished(failure.Message, left, plan, ExitCode.Store);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw Unfinished("interrupted", left, plan, ExitCode.Interrupted);
        }
    }

    /// <summary>Without its definition nobody knows any more what lay elsewhere: it is named here, once.</summary>
    private static CommandException Unfinished(string why, Queue<ParameterName> left, RemovalPlan plan, int exitCode) =>
        new(
            why,
            left.Count == plan.Deleted.Count
                ? "nothing is known to be deleted"
                : $"left are {string.Join(", ", left)}; {plan.Command} goes on with those in its own folder",
            exitCode
        );
}
