namespace Tokens.Domain;

/// <summary>What came of parsing a value that a person wrote: the value, or what is wrong with it and how to mend it.</summary>
public abstract record Parsed<T>
{
    private Parsed() { }

    /// <summary>The text was a <typeparamref name="T"/>.</summary>
    public sealed record Valid(T Value) : Parsed<T>;

    /// <summary>The text was none. The problem is a phrase for the person who wrote it.</summary>
    public sealed record Invalid(string Problem) : Parsed<T>;

    public static implicit operator Parsed<T>(T value) => new Valid(value);
}
