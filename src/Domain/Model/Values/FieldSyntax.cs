namespace Tokens.Domain.Model.Values;

/// <summary>What a JSON schema says of a text; the rules check more.</summary>
/// <param name="Pattern">A regular expression; null for none.</param>
public sealed record FieldSyntax(string? Pattern)
{
    private const string Path = "(/?[A-Za-z0-9._-]+)(/[A-Za-z0-9._-]+)*";

    public string? Format { get; init; }

    public int? MaxLength { get; init; }

    /// <summary>The only right values; empty where there are others.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    public static FieldSyntax Any { get; } = new((string?)null);

    public static FieldSyntax Name { get; } = new("^[a-z0-9-]{1,64}$");

    public static FieldSyntax Url { get; } = new(@"^https?://[A-Za-z0-9._~!$&'()*+,;=:/\[\]-]+$") { Format = "uri" };

    public static FieldSyntax Span { get; } = new(@"^\s*0*[1-9][0-9]*[smhd]\s*$");

    public static FieldSyntax Date { get; } =
        new(
            @"^\s*2[01][0-9]{2}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,7})?)?(Z|[+-][0-9]{2}:[0-9]{2})?)?\s*$"
        );

    public static FieldSyntax Parameter { get; } = new($"^{Path}$") { MaxLength = ParameterName.MaxLength };

    /// <summary>A parameter, or a variable of the functions' environment.</summary>
    public static FieldSyntax Credential { get; } =
        new($"^(env:[A-Za-z0-9_]+|{Path})$") { MaxLength = ParameterName.MaxLength };

    public static FieldSyntax OneOf(IEnumerable<string> words) => new((string?)null) { Words = [.. words] };
}
