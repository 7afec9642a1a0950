namespace Tokens.Emulator.Ssm;

/// <summary>One of DescribeParameters' filters. Name and Path only: more would be rules nobody here uses.</summary>
public sealed record ParameterFilter(string Key, string? Option, IReadOnlyList<string> Values)
{
    private const int MostValues = 50;

    /// <summary>Whether a parameter's key, which begins with a slash, passes.</summary>
    public Func<string, bool> Compile()
    {
        if (Values.Count is 0 or > MostValues || Values.Any(value => value.Length == 0))
        {
            throw new RefusedException(
                "InvalidFilterValue",
                $"The filter {Key} needs 1 to {MostValues} values that aren't empty."
            );
        }

        return (Key, Option ?? (Key == "Path" ? "OneLevel" : "Equals")) switch
        {
            ("Name", "Equals") => Any(Rooted, (key, name) => key == name),
            ("Name", "BeginsWith") => Any(Rooted, (key, start) => key.StartsWith(start, StringComparison.Ordinal)),
            ("Path", "Recursive") => Any(ParameterPath.Prefix, ParameterPath.IsBelow),
            ("Path", "OneLevel") => Any(ParameterPath.Prefix, ParameterPath.IsDirectlyBelow),
            ("Name" or "Path", var option) => throw new RefusedException(
                "InvalidFilterOption",
                $"The following filter option is not valid: {option}. Valid options include: [BeginsWith, Equals] for "
                    + "Name, [Recursive, OneLevel] for Path."
            ),
            _ => throw RefusedException.Invalid($"The filter key {Key} is not one this server has: use Name or Path."),
        };
    }

    private Func<string, bool> Any(Func<string, string> prepare, Func<string, string, bool> matches)
    {
        string[] prepared = [.. Values.Select(prepare)];
        return key => Array.Exists(prepared, value => matches(key, value));
    }

    private static string Rooted(string name) => name[0] == '/' ? name : "/" + name;
}
