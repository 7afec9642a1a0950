namespace Tokens.Cli.Rehearsal;

/// <summary>Virtual time to tell what time it is, and the real one to wait by: an answer over HTTP takes what it takes.</summary>
internal sealed class WireTime(TimeProvider clock) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();
}
