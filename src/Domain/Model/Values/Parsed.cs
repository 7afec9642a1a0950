namespace Tokens.Domain.Model.Values;

/// <summary>The result of parsing a text that somebody wrote: the value, or what is wrong with it and how to fix it.</summary>
public abstract record Parsed<T>
{
    private Parsed() { }

    public sealed record Valid(T Value) : Parsed<T>;

    /// <param name="Problem">A phrase for whoever wrote the text.</param>
    public sealed record Invalid(string Problem) : Parsed<T>;

    public static implicit operator Parsed<T>(T value) => new Valid(value);

    /// <summary>Parses further; the first problem stays.</summary>
    public Parsed<TNext> Then<TNext>(Func<T, Parsed<TNext>> parse) =>
        Match(parse, problem => new Parsed<TNext>.Invalid(problem));

    public TResult Match<TResult>(Func<T, TResult> valid, Func<string, TResult> invalid) =>
        this switch
        {
            Valid parsed => valid(parsed.Value),
            Invalid parsed => invalid(parsed.Problem),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
}
