using Tokens.Adapters.ParameterStore;
using Tokens.Domain.Model.Values;
using Tokens.Domain.Ports;
using Tokens.Emulator.Ssm;
using EmulatedName = Tokens.Emulator.Ssm.ParameterName;
using ParameterName = Tokens.Domain.Model.Values.ParameterName;

namespace Tokens.Emulator.InProcess;

/// <summary>The emulator's Parameter Store behind the adapters' seam, without HTTP: for the demo, tests and benchmarks.</summary>
public sealed class EmulatedParameters(Store store) : IParameters
{
    private readonly WriteRule rule = new(new StoreLimits());

    public EmulatedParameters(TimeProvider clock)
        : this(new Store(clock)) { }

    /// <summary>The parameters themselves, for what AWS has no call for.</summary>
    public Store Store => store;

    public Task<IReadOnlyDictionary<ParameterSelector, ParameterLookup>> GetAsync(
        IReadOnlyCollection<ParameterSelector> selectors,
        bool decrypt,
        CancellationToken cancellation
    ) =>
        Task.FromResult<IReadOnlyDictionary<ParameterSelector, ParameterLookup>>(
            selectors.Distinct().ToDictionary(selector => selector, selector => Find(selector, decrypt))
        );

    public Task<IReadOnlyList<StoredParameter>> ListAsync(ParameterName folder, CancellationToken cancellation)
    {
        var prefix = folder.Value + "/";
        return Task.FromResult<IReadOnlyList<StoredParameter>>([
            .. store
                .Below(prefix)
                .Where(parameter => ParameterPath.IsDirectlyBelow(parameter.Name, prefix))
                .Select(parameter => Shown(NameOf(parameter.Name), parameter.Latest, decrypt: false)),
        ]);
    }

    public Task<IReadOnlyList<StoredParameter>> HistoryAsync(ParameterName name, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<StoredParameter>>([
            .. (store.Find(name.Value)?.Versions ?? []).Select(version => Shown(name, version, decrypt: false)),
        ]);

    public Task WriteAsync(ParameterWrite write, CancellationToken cancellation)
    {
        Put(write, overwrite: true);
        return Task.CompletedTask;
    }

    public Task<Creation> CreateAsync(ParameterWrite write, CancellationToken cancellation) =>
        Task.FromResult(Put(write, overwrite: false) ? Creation.Made : Creation.NameTaken);

    public Task DeleteAsync(IReadOnlyCollection<ParameterName> names, CancellationToken cancellation)
    {
        foreach (var name in names)
        {
            store.Remove(EmulatedName.Parse(name.Value));
        }

        return Task.CompletedTask;
    }

    public Task LabelAsync(ParameterName name, long version, string label, CancellationToken cancellation)
    {
        try
        {
            store.Label(
                EmulatedName.Parse(name.Value),
                parameter =>
                    LabelRule.Attach(
                        parameter,
                        parameter.Version(version)
                            ?? throw RefusedException.VersionNotFound(parameter.Name, $"{version}"),
                        [label]
                    )
            );
            return Task.CompletedTask;
        }
        catch (RefusedException refusal)
        {
            throw Refused($"label version {version} of {name}", refusal);
        }
    }

    /// <summary>Removes a parameter without a trace: its name may be used again at once.</summary>
    public void Forget(ParameterName name) => store.Forget(name.Value);

    private bool Put(ParameterWrite write, bool overwrite)
    {
        try
        {
            var type = store.Find(write.Name.Value)?.Latest.Type ?? TypeOf(write);
            var request = new PutRequest(write.Name.Value, write.Value.Reveal())
            {
                Type = type.ToString(),
                Overwrite = overwrite,
                // As the adapter for AWS: policies and long values need the advanced tier.
                Tier = "Intelligent-Tiering",
                Policies = write.Policies.Count > 0 ? PolicyJson.Write(write.Policies) : null,
            };
            WriteRule.RequireValid(request);
            var name = EmulatedName.Parse(write.Name.Value);
            name.RequireWritable();
            store.Write(name, request, rule);
            return true;
        }
        catch (RefusedException refusal) when (refusal.Code == "ParameterAlreadyExists")
        {
            return false;
        }
        catch (RefusedException refusal)
        {
            throw Refused($"write the parameter {write.Name}", refusal);
        }
    }

    private static ParameterType TypeOf(ParameterWrite write) =>
        write.IsSecure ? ParameterType.SecureString : ParameterType.String;

    private ParameterLookup Find(ParameterSelector selector, bool decrypt) =>
        store.Find(selector.Name.Value)?.Find(selector.Label) is { } version
            ? new ParameterLookup.Found(Shown(selector.Name, version, decrypt))
            : new ParameterLookup.Missing();

    private static StoredParameter Shown(ParameterName name, ParameterVersion version, bool decrypt)
    {
        var isSecure = version.Type == ParameterType.SecureString;
        var value = isSecure && !decrypt ? "undecrypted" : version.Value;
        return new StoredParameter(name, Secret.Of(value), version.Version, version.LastModified)
        {
            IsSecure = isSecure,
        };
    }

    private static ParameterName NameOf(string text) => ((Parsed<ParameterName>.Valid)ParameterName.Parse(text)).Value;

    private static StoreException Refused(string what, RefusedException refusal) =>
        new($"the store would not {what}: {refusal.Code}: {refusal.Message}");
}
