using FsCheck;
using FsCheck.Fluent;

namespace Tokens.Tests.Unit.Fuzz;

/// <summary>A document that was right but for one field.</summary>
internal sealed record Broken(string Field, string Json)
{
    /// <summary>What is wrong in any field that holds something in particular.</summary>
    private static readonly string[] Garbled = ["\"\"", "\"?!\"", "\" \\u0007\"", "\"\\n\"", "\"½\"", "\"🙂🙂\""];

    /// <summary>Of another type than the field's own; each field with what else is wrong in it.</summary>
    public static Arbitrary<Broken> Of(
        Doc sample,
        string[] fields,
        string[] alsoGarbled,
        Func<Doc, Doc>? within = null
    ) =>
        (
            from field in Gen.Elements(fields)
            from value in Gen.Frequency(
                (3, Gen.Elements(OtherTypes(sample[field]))),
                (alsoGarbled.Contains(field) ? 3 : 0, Gen.Elements(Garbled))
            )
            let broken = sample.With(field, new Doc.Raw(value))
            select new Broken(field, (within?.Invoke(broken) ?? broken).Write())
        ).ToArbitrary();

    public string? Unnamed(string problem) =>
        problem.Contains(Field, StringComparison.Ordinal) ? null : $"{Field} is not named: {problem}";

    public override string ToString() => $"{Field}: {Planted.Hide(Json)}";

    private static string[] OtherTypes(Doc value)
    {
        var json = value.Write();
        return
        [
            .. new[] { "1e999", "-1.5", "true", "\"½\"", "[1]", "[[\"a\"]]", "{\"a\":[]}", "[null]" }.Where(other =>
                Kind(other) != Kind(json)
            ),
        ];
    }

    private static string Kind(string json) =>
        json[0] switch
        {
            '"' => "text",
            '[' => json == "[1]" || json == "[[\"a\"]]" || json == "[null]" ? "list of others" : "list",
            '{' => json == "{\"a\":[]}" ? "object of others" : "object",
            't' or 'f' => "truth",
            _ => json.Contains('e', StringComparison.Ordinal) || json.Contains('.', StringComparison.Ordinal)
                ? "no whole number"
                : "number",
        };
}
