using System.Threading.Channels;
using Tokens.Domain.Model.Tokens;
using Tokens.Domain.Ports;

namespace Tokens.Domain.UseCases.Refresh;

/// <summary>
/// Refreshes what is due, in its order: credentials are read for the next batch while workers refresh the one before, and
/// a credential that connections share is read once a run.
/// </summary>
internal sealed class RefreshQueue(ICredentialStore credentials, RefreshConnection refresh, int workers)
{
    /// <summary>As many parameters as one GetParameters call can name.</summary>
    private const int Batch = 10;

    private readonly Channel<Prepared> ready = Channel.CreateBounded<Prepared>(2 * Batch);

    private readonly CredentialCache known = new(credentials);

    public Task RunAsync(
        IReadOnlyList<ConnectionSnapshot> due,
        RunClock clock,
        RunResults results,
        CancellationToken cancellation
    ) =>
        Task.WhenAll([
            PrepareAsync(due, clock, results, cancellation),
            .. Enumerable.Range(0, workers).Select(_ => WorkAsync(clock, results, cancellation)),
        ]);

    private async Task PrepareAsync(
        IReadOnlyList<ConnectionSnapshot> due,
        RunClock clock,
        RunResults results,
        CancellationToken cancellation
    )
    {
        try
        {
            foreach (var batch in due.Chunk(Batch))
            {
                if (!await TryReadAsync(batch, clock, cancellation))
                {
                    Postpone(batch, results);
                    continue;
                }

                foreach (var snapshot in batch)
                {
                    await ready.Writer.WriteAsync(new Prepared(snapshot, known.ReadinessOf(snapshot)), cancellation);
                }
            }
        }
        finally
        {
            // Also when reading threw: the workers would wait forever.
            ready.Writer.Complete();
        }
    }

    /// <returns>False where time ran out before their credentials were read.</returns>
    private async Task<bool> TryReadAsync(
        IEnumerable<ConnectionSnapshot> batch,
        RunClock clock,
        CancellationToken cancellation
    )
    {
        if (!clock.Budget.AllowsStart(clock.Now))
        {
            return false;
        }

        using var limit = clock.LimitTo(clock.Budget.LastStart, cancellation);
        try
        {
            await known.ReadAsync(batch.Select(snapshot => snapshot.Connection), limit.Token);
            return true;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return false;
        }
    }

    private async Task WorkAsync(RunClock clock, RunResults results, CancellationToken cancellation)
    {
        await foreach (var next in ready.Reader.ReadAllAsync(cancellation))
        {
            if (clock.Budget.AllowsStart(clock.Now))
            {
                await RefreshOneAsync(next, clock, results, cancellation);
            }
            else
            {
                Postpone([next.Snapshot], results);
            }
        }
    }

    /// <summary>Whatever is thrown here fails this connection only.</summary>
    private async Task RefreshOneAsync(
        Prepared next,
        RunClock clock,
        RunResults results,
        CancellationToken cancellation
    )
    {
        try
        {
            results.Add(await refresh.RunAsync(next.Snapshot, next.Readiness, clock.ForOne(), cancellation));
        }
        catch (StoreException store)
        {
            results.Add(next.Snapshot.Failed(store.Message));
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            const string late = "the function's time was up before Parameter Store had stored the result";
            results.Add(next.Snapshot.Failed(late));
        }
        catch (Exception defect) when (defect is not OperationCanceledException)
        {
            results.AddDefect(next.Snapshot, defect);
        }
    }

    private static void Postpone(IEnumerable<ConnectionSnapshot> snapshots, RunResults results)
    {
        foreach (var snapshot in snapshots)
        {
            results.Add(snapshot.Skipped(SkipReason.NoTimeLeft));
        }
    }

    private sealed record Prepared(ConnectionSnapshot Snapshot, Readiness Readiness);
}
