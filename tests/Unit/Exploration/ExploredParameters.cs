using System.Collections.Immutable;
using Tokens.Adapters.ParameterStore;

namespace Tokens.Tests.Unit.Exploration;

/// <summary>
/// The store as a process sees it. What no process writes is read from its own copy, since such reads commute with
/// everything; each other call is the explorer's to answer.
/// </summary>
internal sealed class ExploredParameters(IParameters constant, Process process) : IParameters
{
    private static readonly string[] Shared = ["/claims", "/status", "/refresh-token", "/access-token"];

    public async Task<IReadOnlyDictionary<ParameterSelector, ParameterLookup>> GetAsync(
        IReadOnlyCollection<ParameterSelector> selectors,
        bool decrypt,
        CancellationToken cancellation
    )
    {
        var shared = selectors.Where(selector => IsShared(selector.Name.Value)).ToList();
        var rest = await constant.GetAsync([.. selectors.Except(shared)], decrypt, cancellation);
        if (shared.Count == 0)
        {
            return rest;
        }

        var lookups = await ReadStateAsync(shared, decrypt, cancellation);
        return lookups.Concat(rest).ToDictionary();
    }

    public async Task<IReadOnlyList<StoredParameter>> ListAsync(ParameterName folder, CancellationToken cancellation) =>
        IsShared(folder.Value)
            ?
            [
                .. (await process.AskAsync<ImmutableArray<Entry>>(new Call.List(folder.Value), cancellation)).Select(
                    entry => Stored(entry, decrypt: false)
                ),
            ]
            : await constant.ListAsync(folder, cancellation);

    public Task<IReadOnlyList<StoredParameter>> HistoryAsync(ParameterName name, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public Task WriteAsync(ParameterWrite write, CancellationToken cancellation) =>
        process.AskAsync<Creation>(CallOf(write, creates: false), cancellation);

    public Task<Creation> CreateAsync(ParameterWrite write, CancellationToken cancellation) =>
        process.AskAsync<Creation>(CallOf(write, creates: true), cancellation);

    public Task DeleteAsync(IReadOnlyCollection<ParameterName> names, CancellationToken cancellation) =>
        names.Count == 0 ? Task.CompletedTask : throw new NotSupportedException();

    public Task LabelAsync(ParameterName name, long version, string label, CancellationToken cancellation) =>
        constant.LabelAsync(name, version, label, cancellation);

    private static bool IsShared(string name) => Shared.Any(part => name.Contains(part, StringComparison.Ordinal));

    private static Call.Write CallOf(ParameterWrite write, bool creates)
    {
        NoSecretLeaves.Show(write);
        return new Call.Write(write.Name.Value, write.Value.Reveal(), write.IsSecure, creates);
    }

    private async Task<Dictionary<ParameterSelector, ParameterLookup>> ReadStateAsync(
        IReadOnlyCollection<ParameterSelector> selectors,
        bool decrypt,
        CancellationToken cancellation
    )
    {
        try
        {
            var call = new Call.Read(string.Join(' ', selectors.Select(selector => selector.Name.Value)));
            var found = await process.AskAsync<ImmutableArray<Entry>>(call, cancellation);
            return selectors.ToDictionary(selector => selector, selector => Lookup(found, selector.Name, decrypt));
        }
        catch (StoreException failure)
        {
            return selectors.ToDictionary(
                selector => selector,
                ParameterLookup (_) => new ParameterLookup.Unreadable(failure.Message)
            );
        }
    }

    private static ParameterLookup Lookup(ImmutableArray<Entry> found, ParameterName name, bool decrypt) =>
        found.FirstOrDefault(entry => entry.Name == name.Value) is { } entry
            ? new ParameterLookup.Found(Stored(entry, decrypt))
            : new ParameterLookup.Missing();

    private static StoredParameter Stored(Entry entry, bool decrypt) =>
        new(
            Some.Parameter(entry.Name),
            Secret.Of(entry.Write.IsSecure && !decrypt ? "undecrypted" : entry.Value),
            entry.Version,
            entry.At
        )
        {
            IsSecure = entry.Write.IsSecure,
        };
}
