namespace Tokens.Emulator.Ssm;

/// <summary>All parameters, found by key and listed in its order. Not for several threads at once: the store locks.</summary>
internal sealed class Shelf
{
    private readonly Dictionary<string, Parameter> _byKey = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _keys = new(StringComparer.Ordinal);

    /// <summary>How many are in the standard tier, which are limited.</summary>
    public int Standards { get; private set; }

    public Parameter? Find(ParameterName name) => _byKey.GetValueOrDefault(name.Key);

    public void Place(ParameterName name, Parameter parameter)
    {
        Remove(name);
        _keys.Add(name.Key);
        _byKey[name.Key] = parameter;
        Standards += Count(parameter);
    }

    public bool Remove(ParameterName name)
    {
        if (!_byKey.Remove(name.Key, out var removed))
        {
            return false;
        }

        Standards -= Count(removed);
        return _keys.Remove(name.Key);
    }

    /// <summary>Up to <paramref name="take"/> parameters below a prefix, after a key, that a filter keeps.</summary>
    public IReadOnlyList<Parameter> List(string prefix, string? after, Func<string, bool> keeps, int take)
    {
        var (from, to) = (After(after, prefix), prefix + char.MaxValue);
        return string.CompareOrdinal(from, to) > 0
            ? []
            : [.. _keys.GetViewBetween(from, to).Where(keeps).Take(take).Select(key => _byKey[key])];
    }

    private static int Count(Parameter parameter) => parameter.Latest.Tier == ParameterTier.Standard ? 1 : 0;

    private static string After(string? after, string prefix) =>
        after is null || string.CompareOrdinal(after, prefix) < 0 ? prefix : after + '\0';
}
