namespace Tokens.Adapters.Sealing;

/// <summary>What came of opening a sealed secret.</summary>
public abstract record Opening
{
    private Opening() { }

    /// <summary>What was sealed.</summary>
    public sealed record Opened(Secret Secret) : Opening;

    /// <summary>It was no sealed secret, or another connection's, or the key could not be used. The reason names the mend.</summary>
    public sealed record NotOpened(string Reason) : Opening;
}
