using Tokens.Adapters.ParameterStore;

namespace Tokens.Tests.Unit.Exploration;

/// <summary>Bugs that an exploration has to find.</summary>
internal enum Bug
{
    None,

    /// <summary>A claim is taken although another process has it.</summary>
    TakenTwice,

    /// <summary>The claim of a process that died is never taken over.</summary>
    NeverTakenOver,

    /// <summary>A claim is taken over while its owner may be at work.</summary>
    TakenOverTooEarly,

    /// <summary>What was read before the claim is not checked after it.</summary>
    NotCheckedAgain,

    /// <summary>That a refresh token is used and its successor not stored is not written into the status.</summary>
    NotRemembered,

    /// <summary>An alert is marked as sent before it is.</summary>
    MarkedBeforeSent,
}

/// <summary>Parameters with a bug in how they are used.</summary>
internal sealed class Planted(IParameters inner, Bug bug, TimeProvider clock) : IParameters
{
    private static readonly TimeSpan TooEarly = TimeSpan.FromMinutes(2);

    private readonly Dictionary<ParameterSelector, ParameterLookup> first = [];

    public static IParameters In(IParameters parameters, Bug bug, TimeProvider clock) =>
        bug == Bug.None ? parameters : new Planted(parameters, bug, clock);

    public async Task<IReadOnlyDictionary<ParameterSelector, ParameterLookup>> GetAsync(
        IReadOnlyCollection<ParameterSelector> selectors,
        bool decrypt,
        CancellationToken cancellation
    )
    {
        var found = await inner.GetAsync(selectors, decrypt, cancellation);
        return found.ToDictionary(
            pair => pair.Key,
            pair => Shown(pair.Key, pair.Value, isCheck: selectors.Count > 1 && !decrypt)
        );
    }

    public async Task<IReadOnlyList<StoredParameter>> ListAsync(ParameterName folder, CancellationToken cancellation) =>
        [.. (await inner.ListAsync(folder, cancellation)).Select(Aged)];

    public Task<IReadOnlyList<StoredParameter>> HistoryAsync(ParameterName name, CancellationToken cancellation) =>
        inner.HistoryAsync(name, cancellation);

    public Task WriteAsync(ParameterWrite write, CancellationToken cancellation) =>
        bug == Bug.NotRemembered && write.Name.Value == LeaseProtocol.Status
            ? Task.CompletedTask
            : inner.WriteAsync(write, cancellation);

    public async Task<Creation> CreateAsync(ParameterWrite write, CancellationToken cancellation)
    {
        if (bug != Bug.TakenTwice)
        {
            return await inner.CreateAsync(write, cancellation);
        }

        await inner.WriteAsync(write, cancellation);
        return Creation.Made;
    }

    public Task DeleteAsync(IReadOnlyCollection<ParameterName> names, CancellationToken cancellation) =>
        inner.DeleteAsync(names, cancellation);

    public Task LabelAsync(ParameterName name, long version, string label, CancellationToken cancellation) =>
        inner.LabelAsync(name, version, label, cancellation);

    private ParameterLookup Shown(ParameterSelector selector, ParameterLookup lookup, bool isCheck)
    {
        if (bug == Bug.NotCheckedAgain && isCheck)
        {
            return first.GetValueOrDefault(selector, lookup);
        }

        first[selector] = lookup;

        return lookup is ParameterLookup.Found found ? new ParameterLookup.Found(Aged(found.Parameter)) : lookup;
    }

    private StoredParameter Aged(StoredParameter stored) =>
        !stored.Name.Value.Contains("/claims/", StringComparison.Ordinal) ? stored
        : bug == Bug.NeverTakenOver ? stored with { ModifiedAt = clock.GetUtcNow() }
        : bug == Bug.TakenOverTooEarly ? stored with { ModifiedAt = stored.ModifiedAt - TooEarly }
        : stored;
}
