namespace Tokens.Domain.Model.Values;

/// <summary>What came of parsing a value that a person wrote: the value, or what is wrong with it and how to mend it.</summary>
public abstract record Parsed<T>
{
    private Parsed() { }

    /// <summary>The text was a <typeparamref name="T"/>.</summary>
    public sealed record Valid(T Value) : Parsed<T>;

    /// <summary>The text was none. The problem is a phrase for the person who wrote it.</summary>
    public sealed record Invalid(string Problem) : Parsed<T>;

    public static implicit operator Parsed<T>(T value) => new Valid(value);

    /// <summary>Parses further; the first problem stays.</summary>
    public Parsed<TNext> Then<TNext>(Func<T, Parsed<TNext>> parse) =>
        this switch
        {
            Valid valid => parse(valid.Value),
            Invalid invalid => new Parsed<TNext>.Invalid(invalid.Problem),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
}
