using System.Globalization;

namespace Tokens.Domain.Model.Values;

/// <summary>Reads a definition's fields one by one and keeps every problem, so that its owner can fix all of them at once.</summary>
internal sealed class FieldReader
{
    private const int LongestShown = 30;

    private readonly List<string> problems = [];

    public IReadOnlyList<string> Problems => problems;

    public bool HasProblemWith(string field) =>
        problems.Exists(problem => problem.StartsWith($"field {field}: ", StringComparison.Ordinal));

    /// <summary>The field's value; null where it is not given or wrong (then reported).</summary>
    public T? Read<T>(string field, string? text, Func<string, Parsed<T>> parse)
        where T : class => text is null ? null : Value(field, text, parse(text));

    /// <inheritdoc cref="Read{T}(string, string?, Func{string, Parsed{T}})"/>
    public TimeSpan? Read(string field, string? text, Func<string, Parsed<TimeSpan>> parse) =>
        ReadValue(field, text, parse);

    /// <inheritdoc cref="Read{T}(string, string?, Func{string, Parsed{T}})"/>
    public DateTimeOffset? Read(string field, string? text, Func<string, Parsed<DateTimeOffset>> parse) =>
        ReadValue(field, text, parse);

    /// <summary>One of a few words; null where it is not given or none of them (then reported).</summary>
    public T? OneOf<T>(string field, string? text, IReadOnlyDictionary<string, T?> words)
        where T : struct
    {
        if (text is null || words.TryGetValue(text, out var value))
        {
            return text is null ? null : words[text];
        }

        Report<string>(field, $"{Shown(text)} is not known; use one of {string.Join(", ", words.Keys)}");
        return null;
    }

    public T? Report<T>(string field, string problem)
        where T : class
    {
        problems.Add($"field {field}: {problem}");
        return null;
    }

    private T? Value<T>(string field, string text, Parsed<T> parsed)
        where T : class =>
        parsed switch
        {
            Parsed<T>.Valid valid => valid.Value,
            Parsed<T>.Invalid invalid => Report<T>(field, invalid.Problem),
            _ => null,
        };

    private T? ReadValue<T>(string field, string? text, Func<string, Parsed<T>> parse)
        where T : struct
    {
        if (text is null)
        {
            return null;
        }

        var parsed = parse(text);
        if (parsed is Parsed<T>.Invalid invalid)
        {
            Report<string>(field, $"{Shown(text)} {invalid.Problem}");
        }

        return (parsed as Parsed<T>.Valid)?.Value;
    }

    /// <summary>What is longer than any right value is not repeated: it may be a credential in the wrong field.</summary>
    private static string Shown(string text) =>
        text.Length <= LongestShown
            ? $"\"{PlainText.OneLine(text)}\""
            : string.Create(CultureInfo.InvariantCulture, $"the text of {text.Length} characters");
}
