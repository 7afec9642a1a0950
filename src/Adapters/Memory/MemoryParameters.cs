using System.Globalization;
using Tokens.Adapters.ParameterStore;

namespace Tokens.Adapters.Memory;

/// <summary>The embedded store: parameters in memory, with versions and the time by the given clock.</summary>
public sealed class MemoryParameters(TimeProvider clock) : IParameters
{
    private const int MaxVersions = 100;

    private readonly Lock gate = new();
    private readonly SortedDictionary<string, List<StoredParameter>> versions = new(StringComparer.Ordinal);
    private readonly Dictionary<ParameterSelector, long> labels = [];
    private readonly Dictionary<ParameterName, IReadOnlyList<NoChangeNotification>> policies = [];
    private readonly Dictionary<ParameterName, StoredExpiration> expirations = [];

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

    public Task<IReadOnlyList<StoredParameter>> HistoryAsync(ParameterName name, CancellationToken cancellation)
    {
        lock (gate)
        {
            IReadOnlyList<StoredParameter> found = versions.TryGetValue(name.Value, out var all)
                ? [.. all.Select(version => Shown(version, decrypt: false))]
                : [];
            return Task.FromResult(found);
        }
    }

    public Task WriteAsync(ParameterWrite write, CancellationToken cancellation)
    {
        lock (gate)
        {
            Put(write);
            return Task.CompletedTask;
        }
    }

    public Task<Creation> CreateAsync(ParameterWrite write, CancellationToken cancellation)
    {
        lock (gate)
        {
            if (versions.ContainsKey(write.Name.Value))
            {
                return Task.FromResult(Creation.NameTaken);
            }

            Put(write);
            return Task.FromResult(Creation.Made);
        }
    }

    public Task DeleteAsync(IReadOnlyCollection<ParameterName> names, CancellationToken cancellation)
    {
        foreach (var name in names)
        {
            Delete(name);
        }

        return Task.CompletedTask;
    }

    public Task LabelAsync(ParameterName name, long version, string label, CancellationToken cancellation)
    {
        lock (gate)
        {
            if (!versions.TryGetValue(name.Value, out var all) || all.All(parameter => parameter.Version != version))
            {
                throw new StoreException($"the store would not label version {version} of {name}: it does not exist");
            }

            labels[new ParameterSelector(name, label)] = version;
            return Task.CompletedTask;
        }
    }

    /// <summary>Forgets a parameter with all its versions, their labels and its policies.</summary>
    public void Delete(ParameterName name)
    {
        lock (gate)
        {
            versions.Remove(name.Value);
            policies.Remove(name);
            expirations.Remove(name);
            foreach (var label in labels.Keys.Where(label => label.Name == name).ToList())
            {
                labels.Remove(label);
            }
        }
    }

    /// <summary>Puts policies in the place of all that a parameter has; null for no end.</summary>
    public void Police(ParameterName name, IReadOnlyList<NoChangeNotification> reminders, StoredExpiration? expiration)
    {
        lock (gate)
        {
            policies[name] = reminders;
            expirations.Remove(name);
            if (expiration is not null)
            {
                expirations[name] = expiration;
            }
        }
    }

    /// <summary>Every parameter with policies, as it is now.</summary>
    public IReadOnlyList<PolicedParameter> Policed()
    {
        lock (gate)
        {
            return
            [
                .. policies
                    .Where(policed => policed.Value.Count > 0 || expirations.ContainsKey(policed.Key))
                    .Where(policed => versions.ContainsKey(policed.Key.Value))
                    .Select(policed => new PolicedParameter(
                        policed.Key,
                        versions[policed.Key.Value][^1].ModifiedAt,
                        policed.Value
                    )
                    {
                        Expiration = expirations.GetValueOrDefault(policed.Key),
                    }),
            ];
        }
    }

    private void Put(ParameterWrite write)
    {
        var value = write.Value.Reveal();
        if (value.Contains("{{", StringComparison.Ordinal) && value.Contains("}}", StringComparison.Ordinal))
        {
            throw new StoreException(
                $"the store would not write the parameter {write.Name}: its value refers to another one"
            );
        }

        if (!versions.TryGetValue(write.Name.Value, out var all))
        {
            versions[write.Name.Value] = all = [];
        }

        if (all.Count == MaxVersions)
        {
            DropOldest(write.Name, all);
        }

        var next = all.Count == 0 ? 1 : all[^1].Version + 1;
        all.Add(new StoredParameter(write.Name, write.Value, next, clock.GetUtcNow()) { IsSecure = write.IsSecure });
        if (write.Policies.Count > 0)
        {
            policies[write.Name] = write.Policies;
        }
    }

    /// <summary>As the real store does: the oldest version makes room, unless somebody labelled it.</summary>
    private void DropOldest(ParameterName name, List<StoredParameter> all)
    {
        if (labels.Any(label => label.Key.Name == name && label.Value == all[0].Version))
        {
            throw new StoreException(
                $"the store would not write the parameter {name}: it has {MaxVersions} versions and the oldest bears a label; move that label to a newer version"
            );
        }

        all.RemoveAt(0);
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
            : long.TryParse(selector.Label, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
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
