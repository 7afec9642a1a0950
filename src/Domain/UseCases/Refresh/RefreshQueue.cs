using System.Threading.Channels;
using Tokens.Domain.Model.Tokens;
using Tokens.Domain.Ports;

namespace Tokens.Domain.UseCases.Refresh;

/// <summary>
/// Works through what is due in its order: credentials are read for the next few while the workers are busy with those
/// before, and one that is shared is read once a run.
/// </summary>
internal sealed class RefreshQueue(ICredentialStore credentials, RefreshConnection refresh, int workers)
{
    /// <summary>As many as one question to the store can name.</summary>
    private const int Batch = 10;

    private readonly Channel<(ConnectionSnapshot Snapshot, Readiness Readiness)> ready = Channel.CreateBounded<(
        ConnectionSnapshot,
        Readiness
    )>(2 * Batch);

    private readonly CredentialCache known = new(credentials);

    public Task RunAsync(
        IReadOnlyList<ConnectionSnapshot> due,
        RunClock clock,
        RunResults results,
        CancellationToken cancellation
    ) =>
        Task.WhenAll(
            Enumerable
                .Range(0, workers)
                .Select(_ => WorkAsync(clock, results, cancellation))
                .Append(PrepareAsync(due, clock, results, cancellation))
        );

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
                    await ready.Writer.WriteAsync((snapshot, Readiness.Of(snapshot, known)), cancellation);
                }
            }
        }
        finally
        {
            // Also when reading threw: the workers would wait for ever.
            ready.Writer.Complete();
        }
    }

    /// <returns>False where the time was up before their credentials were read.</returns>
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
        await foreach (var (snapshot, readiness) in ready.Reader.ReadAllAsync(cancellation))
        {
            if (clock.Budget.AllowsStart(clock.Now))
            {
                await RefreshOneAsync((snapshot, readiness), clock, results, cancellation);
            }
            else
            {
                Postpone([snapshot], results);
            }
        }
    }

    /// <summary>Whatever throws here concerns this connection alone.</summary>
    private async Task RefreshOneAsync(
        (ConnectionSnapshot Snapshot, Readiness Readiness) next,
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
            results.Add(new RefreshResult.Failed(next.Snapshot.Connection.Name.Value, store.Message));
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            const string late = "the function's time was up before Parameter Store had taken the result";
            results.Add(new RefreshResult.Failed(next.Snapshot.Connection.Name.Value, late));
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
            results.Add(new RefreshResult.Skipped(snapshot.Connection.Name, SkipReason.NoTimeLeft));
        }
    }
}
