namespace Tokens.Tests.ParameterStoreServer.Model;

/// <summary>The operations that change parameters.</summary>
internal sealed class Writes(Store store, StoreLimits limits)
{
    private readonly WriteRule _rule = new(limits);

    public ParameterVersion Put(PutRequest request)
    {
        var name = ParameterName.Parse(request.Name);
        name.RequireWritable();
        WriteRule.RequireValid(request);
        return store.Write(name, request with { Name = name.Text }, _rule).Latest;
    }

    /// <summary>Labels a version, the latest unless one is named. Returns it, and the labels that were not valid.</summary>
    public (long Version, IReadOnlyList<string> Invalid) Label(
        string asked,
        long? version,
        IReadOnlyList<string> labels
    )
    {
        BatchRule.RequireLabels(labels);
        var byValidity = labels.Distinct().ToLookup(LabelRule.IsValid);
        var labelled = version ?? 0;
        store.Change(
            ParameterName.Parse(asked),
            parameter =>
            {
                var target = version is { } number ? parameter.Version(number) : parameter.Latest;
                labelled = target?.Version ?? throw RefusedException.VersionNotFound(parameter.Name, $"{version}");
                return LabelRule.Attach(parameter, target, [.. byValidity[true]]);
            }
        );
        return (labelled, [.. byValidity[false]]);
    }

    public void Delete(string asked)
    {
        var name = ParameterName.Parse(asked);
        if (!store.Remove(name))
        {
            throw RefusedException.NotFound(name.Text);
        }
    }

    public (IReadOnlyList<string> Deleted, IReadOnlyList<string> Invalid) DeleteMany(IReadOnlyList<string> names)
    {
        BatchRule.RequireNames(names);
        var byOutcome = names.Select(ParameterName.Parse).ToLookup(store.Remove, name => name.Text);
        return ([.. byOutcome[true]], [.. byOutcome[false]]);
    }
}
