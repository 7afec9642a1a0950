using Tokens.Adapters.ParameterStore;
using Tokens.Domain.Connections;
using Tokens.Domain.Credentials;
using Tokens.Domain.Ports;

namespace Tokens.Adapters.Memory;

/// <summary>The embedded store: parameters in memory, with versions and the time by the given clock.</summary>
public sealed class MemoryParameters(TimeProvider clock) : IParameters
{
    private readonly Lock gate = new();
    private readonly SortedDictionary<string, List<StoredParameter>> versions = new(StringComparer.Ordinal);
    private readonly Dictionary<ParameterSelector, long> labels = [];

    public Task<IReadOnlyDictionary<ParameterSelector, ParameterLookup>> GetAsync(
        IReadOnlyCollection<ParameterSelector> selectors,
        bool decrypt,
        CancellationToken cancellation
    )
    {
        lock (gate)
        {
            IReadOnlyDictionary<ParameterSelector, ParameterLookup> found = selectors
                .Distinct()
                .ToDictionary(selector => selector, selector => Find(selector, decrypt));
            return Task.FromResult(found);
        }
    }

    public Task<IReadOnlyList<StoredParameter>> ListAsync(ParameterName folder, CancellationToken cancellation)
    {
        lock (gate)
        {
            IReadOnlyList<StoredParameter> found =
            [
                .. versions
                    .Values.Select(all => all[^1])
                    .Where(parameter => IsDirectlyBelow(parameter.Name, folder))
                    .Select(parameter => Shown(parameter, decrypt: false)),
            ];
            return Task.FromResult(found);
        }
    }

    public Task WriteAsync(ParameterWrite write, CancellationToken cancellation)
    {
        lock (gate)
        {
            if (!versions.TryGetValue(write.Name.Value, out var all))
            {
                versions[write.Name.Value] = all = [];
            }

            var next = all.Count == 0 ? 1 : all[^1].Version + 1;
            all.Add(
                new StoredParameter(write.Name, write.Value, next, clock.GetUtcNow()) { IsSecure = write.IsSecure }
            );
            return Task.CompletedTask;
        }
    }

    /// <summary>Puts a label on the newest version, taking it from the one that had it.</summary>
    public void Label(ParameterName name, string label)
    {
        lock (gate)
        {
            labels[new ParameterSelector(name, label)] = versions[name.Value][^1].Version;
        }
    }

    /// <summary>Forgets a parameter with all its versions and their labels.</summary>
    public void Delete(ParameterName name)
    {
        lock (gate)
        {
            versions.Remove(name.Value);
            foreach (var label in labels.Keys.Where(label => label.Name == name).ToList())
            {
                labels.Remove(label);
            }
        }
    }

    private ParameterLookup Find(ParameterSelector selector, bool decrypt)
    {
        if (!versions.TryGetValue(selector.Name.Value, out var all))
        {
            return new ParameterLookup.Missing();
        }

        var version =
            selector.Label is null ? all[^1].Version
            : labels.TryGetValue(selector, out var labelled) ? labelled
            : 0;
        return all.Find(parameter => parameter.Version == version) is { } found
            ? new ParameterLookup.Found(Shown(found, decrypt))
            : new ParameterLookup.Missing();
    }

    private static StoredParameter Shown(StoredParameter parameter, bool decrypt) =>
        parameter.IsSecure && !decrypt ? parameter with { Value = Secret.Of("undecrypted") } : parameter;

    private static bool IsDirectlyBelow(ParameterName name, ParameterName folder) =>
        name.IsBelow(folder) && !name.Value[(folder.Value.Length + 1)..].Contains('/', StringComparison.Ordinal);
}
