using System.Globalization;

namespace Tokens.Domain.Model.Values;

/// <summary>Reads a definition's fields one by one and keeps every problem, so that its owner can fix all of them at once.</summary>
internal sealed class FieldReader(Definition definition)
{
    private const int LongestShown = 30;

    private readonly List<string> problems = [];

    public Definition Definition => definition;

    public IReadOnlyList<string> Problems => problems;

    public bool HasProblemWith(DefinitionField field) =>
        problems.Exists(problem => problem.StartsWith($"field {field.Name}: ", StringComparison.Ordinal));

    /// <summary>The field's value; null where it is not given or wrong (then reported).</summary>
    public T? Read<T>(DefinitionField.Text field, Func<string, Parsed<T>> parse)
        where T : class => Read(field, definition[field], parse);

    /// <summary>The value of a text that stands for the field's.</summary>
    public T? Read<T>(DefinitionField field, string? text, Func<string, Parsed<T>> parse)
        where T : class =>
        text is null ? null : parse(text).Match(value => value, problem => Report<T>(field, problem));

    public TimeSpan? Span(DefinitionField.Text field) => Value(field, definition[field], Duration.Parse);

    public DateTimeOffset? Date(DefinitionField.Text field) => Value(field, definition[field], IsoDate.Parse);

    /// <summary>The shortest first.</summary>
    public IReadOnlyList<TimeSpan>? Spans(DefinitionField.List field) =>
        definition[field] is { } texts
            ? [.. texts.Select(text => Value(field, text, Duration.Parse)).OfType<TimeSpan>().Order()]
            : null;

    public T? OneOf<T>(DefinitionField.Text field, IReadOnlyDictionary<string, T> words)
        where T : struct =>
        Value<T>(
            field,
            definition[field],
            text =>
                words.TryGetValue(text, out var value)
                    ? value
                    : new Parsed<T>.Invalid($"is not known; use one of {string.Join(", ", words.Keys)}")
        );

    public T? Report<T>(DefinitionField field, string problem)
        where T : class
    {
        Report(field.Name, problem);
        return null;
    }

    /// <param name="field">Its name; or several of which the problem is.</param>
    /// <param name="problem">A phrase that begins with a verb.</param>
    public void Report(string field, string problem) => problems.Add($"field {field}: {problem}");

    private T? Value<T>(DefinitionField field, string? text, Func<string, Parsed<T>> parse)
        where T : struct
    {
        var parsed = text is null ? null : parse(text);
        if (parsed is Parsed<T>.Invalid invalid)
        {
            Report(field.Name, $"{Shown(text!)} {invalid.Problem}");
        }

        return (parsed as Parsed<T>.Valid)?.Value;
    }

    /// <summary>What is longer than any right value is not repeated: it may be a credential in the wrong field.</summary>
    private static string Shown(string text) =>
        text.Length <= LongestShown
            ? $"\"{PlainText.OneLine(text)}\""
            : string.Create(CultureInfo.InvariantCulture, $"the text of {text.Length} characters");
}
