namespace Tokens.Domain.Model.Values;

/// <summary>
/// The name of a stored value: a path such as <c>/my-erp/lwa/clientsecret</c>, or a single word without a slash.
/// The rules are those of the store (AWS Systems Manager, PutParameter, "Name").
/// </summary>
public sealed record ParameterName
{
    public const int MaxLength = 1011;
    public const int MaxLevels = 15;

    private ParameterName(string value) => Value = value;

    public string Value { get; }

    /// <summary>What follows the last slash.</summary>
    public string LastPart => Value[(Value.LastIndexOf('/') + 1)..];

    /// <summary>How many parts the path has.</summary>
    public int Levels => Value.TrimStart('/').Split('/').Length;

    public static Parsed<ParameterName> Parse(string text)
    {
        var problem = ProblemOf(text);
        return problem is null ? new ParameterName(text) : new Parsed<ParameterName>.Invalid(problem);
    }

    /// <summary>True for a name below the folder (and never for the folder itself).</summary>
    public bool IsBelow(ParameterName folder) => Value.StartsWith(folder.Value + "/", StringComparison.Ordinal);

    /// <summary>The name of <paramref name="path"/> below this one. For parts that are known to be well formed.</summary>
    public ParameterName Append(string path) => new($"{Value}/{path}");

    public override string ToString() => Value;

    private static string? ProblemOf(string text)
    {
        // The text is not repeated: it may be the credential itself, put where its name belongs.
        if (text.Length is 0 or > MaxLength || !text.All(IsAllowed))
        {
            return "is no parameter name; use letters, digits and . - _ in a path that begins with /";
        }

        var levels = (text[0] == '/' ? text[1..] : text).Split('/');
        if (text.Contains('/', StringComparison.Ordinal) && (text[0] != '/' || levels.Any(level => level.Length == 0)))
        {
            return "is no parameter name; a path begins with /, ends without one and has no empty part";
        }

        if (levels.Length > MaxLevels)
        {
            return $"has {levels.Length} levels; the store takes at most {MaxLevels}";
        }

        return
            levels[0].StartsWith("aws", StringComparison.OrdinalIgnoreCase)
            || levels[0].StartsWith("ssm", StringComparison.OrdinalIgnoreCase)
            ? "begins with aws or ssm, which the store keeps for itself; choose another path"
            : null;
    }

    private static bool IsAllowed(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' or '/';
}
