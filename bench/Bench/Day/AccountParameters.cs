using Amazon.Runtime;
using Tokens.Adapters.ParameterStore;
using Tokens.Adapters.ParameterStore.Pacing;
using Tokens.Emulator.InProcess;

namespace Tokens.Bench.Day;

/// <summary>
/// Parameters in memory behind an account's quotas, asked for in as many calls and at the pace that the service itself
/// would be, without its wire.
/// </summary>
internal sealed class AccountParameters(EmulatedParameters memory, Account account, SsmPaces paces, TimeProvider clock)
    : IParameters
{
    private const int NamesPerCall = 10;
    private const int ReadsAtOnce = 8;
    private const int Attempts = 5;

    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(300);

    /// <summary>Told of each write before it is done.</summary>
    public Action<ParameterName>? Writing { get; set; }

    public async Task<IReadOnlyDictionary<ParameterSelector, ParameterLookup>> GetAsync(
        IReadOnlyCollection<ParameterSelector> selectors,
        bool decrypt,
        CancellationToken cancellation
    )
    {
        var calls = selectors.GroupBy(selector => selector.Label).Sum(label => CallsFor(label.Count()));
        var left = calls;
        await Task.WhenAll(
            Enumerable
                .Range(0, Math.Min(calls, ReadsAtOnce))
                .Select(async _ =>
                {
                    while (left-- > 0)
                    {
                        await CallAsync(paces.Get, cancellation);
                    }
                })
        );
        return await memory.GetAsync(selectors, decrypt, cancellation);
    }

    public async Task<IReadOnlyList<StoredParameter>> ListAsync(ParameterName folder, CancellationToken cancellation)
    {
        var found = await memory.ListAsync(folder, cancellation);
        for (var page = 0; page < Math.Max(1, CallsFor(found.Count)); page++)
        {
            await CallAsync(paces.Get, cancellation);
        }

        return found;
    }

    public async Task<IReadOnlyList<StoredParameter>> HistoryAsync(ParameterName name, CancellationToken cancellation)
    {
        await CallAsync(paces.Get, cancellation);
        return await memory.HistoryAsync(name, cancellation);
    }

    public async Task WriteAsync(ParameterWrite write, CancellationToken cancellation)
    {
        await CallAsync(paces.Put, cancellation);
        Writing?.Invoke(write.Name);
        await memory.WriteAsync(write, cancellation);
    }

    public async Task<Creation> CreateAsync(ParameterWrite write, CancellationToken cancellation)
    {
        await CallAsync(paces.Put, cancellation);
        return await memory.CreateAsync(write, cancellation);
    }

    public async Task DeleteAsync(IReadOnlyCollection<ParameterName> names, CancellationToken cancellation)
    {
        for (var call = 0; call < CallsFor(names.Count); call++)
        {
            await CallAsync(paces.Delete, cancellation);
        }

        await memory.DeleteAsync(names, cancellation);
    }

    public async Task LabelAsync(ParameterName name, long version, string label, CancellationToken cancellation)
    {
        await CallAsync(paces.Label, cancellation);
        await memory.LabelAsync(name, version, label, cancellation);
    }

    private static int CallsFor(int names) => (names + NamesPerCall - 1) / NamesPerCall;

    private async Task CallAsync(Pace pace, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await pace.InTurnAsync(token => account.CallAsync(pace, token), cancellation);
                return;
            }
            catch (AmazonServiceException throttled) when (attempt == Attempts)
            {
                throw new StoreException(throttled.Message);
            }
            catch (AmazonServiceException)
            {
                await Task.Delay(FirstWait * attempt, clock, cancellation);
            }
        }
    }
}
