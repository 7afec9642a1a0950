using System.Globalization;

namespace Tokens.Tests.ParameterStoreServer.Model;

/// <summary>The operations that change nothing.</summary>
internal sealed class Reads(Store store, StoreLimits limits)
{
    private readonly KeyRule _keys = new(limits.DisabledKeys);

    public Selection Get(string asked, bool decrypt)
    {
        var reference = ParameterReference.Parse(asked);
        var parameter = store.Find(reference.Name) ?? throw RefusedException.NotFound(reference.Name.Text);
        return Select(parameter, reference, decrypt)
            ?? throw RefusedException.VersionNotFound(parameter.Name, $"{reference.Selector}");
    }

    public Selections GetMany(IReadOnlyList<string> asked, bool decrypt)
    {
        BatchRule.RequireNames(asked);
        (string Asked, Selection? Found)[] answers =
        [
            .. asked
                .Select(ParameterReference.Parse)
                .Select(reference => (reference.Asked, Select(store.Find(reference.Name), reference, decrypt))),
        ];
        return new Selections(
            BatchRule.Disorder([.. answers.Select(answer => answer.Found).OfType<Selection>()]),
            [.. answers.Where(answer => answer.Found is null).Select(answer => answer.Asked)]
        );
    }

    public Page<Selection> GetByPath(string path, bool recursive, bool decrypt, PageRequest page)
    {
        var prefix = ParameterPath.Prefix(path);
        var found = store.List(prefix, key => recursive || ParameterPath.IsDirectlyBelow(key, prefix), page);
        return page.Cut([.. found.Select(each => Read(each, each.Latest, null, decrypt))], each => Key(each.Name));
    }

    public Page<Parameter> Describe(IReadOnlyList<ParameterFilter> filters, PageRequest page)
    {
        Func<string, bool>[] passes = [.. filters.Select(filter => filter.Compile())];
        return page.Cut(
            store.List("/", key => Array.TrueForAll(passes, each => each(key)), page),
            parameter => Key(parameter.Name)
        );
    }

    /// <summary>A parameter's versions, oldest first.</summary>
    public Page<Selection> History(string asked, bool decrypt, PageRequest page)
    {
        var name = ParameterName.Parse(asked);
        var parameter = store.Find(name) ?? throw RefusedException.NotFound(name.Text);
        var after = page.After is null ? 0 : long.Parse(page.After, CultureInfo.InvariantCulture);
        return page.Cut(
            [
                .. parameter
                    .Versions.Where(version => version.Version > after)
                    .Take(page.Size + 1)
                    .Select(version => Read(parameter, version, null, decrypt)),
            ],
            each => $"{each.Version.Version}"
        );
    }

    private static string Key(string name) => ParameterName.Parse(name).Key;

    private Selection? Select(Parameter? parameter, ParameterReference reference, bool decrypt) =>
        parameter?.Find(reference.Selector) is { } version
            ? Read(parameter, version, reference.Selector, decrypt)
            : null;

    private Selection Read(Parameter parameter, ParameterVersion version, string? selector, bool decrypt)
    {
        if (decrypt)
        {
            _keys.RequireReadable(version);
        }

        return new Selection(parameter.Name, version, selector);
    }
}
