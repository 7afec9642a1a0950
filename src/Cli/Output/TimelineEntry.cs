namespace Tokens.Cli.Output;

/// <summary>Something that happened.</summary>
/// <param name="Who">A function, Parameter Store, a provider, <c>you</c>, or <c>message</c> for what people are told.</param>
/// <param name="What">In words.</param>
internal sealed record TimelineEntry(DateTimeOffset At, string Who, string What)
{
    public Style Style { get; init; }

    /// <summary>A message's kind, severity and connection; null for what is none.</summary>
    public string? Kind { get; init; }

    public string? Severity { get; init; }

    public string? Connection { get; init; }
}
