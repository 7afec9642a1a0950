namespace Tokens.Adapters.OAuth;

/// <summary>What came back of a sign-in.</summary>
public abstract record SignInAnswer
{
    private SignInAnswer() { }

    public sealed record Accepted(AuthorizationCode Code) : SignInAnswer;

    /// <summary>The provider, or the person, said no. Cleaned: fit for a terminal.</summary>
    public sealed record Refused(string Reason) : SignInAnswer;

    /// <summary>It does not belong to this sign-in, and is not to be answered for.</summary>
    public sealed record Foreign : SignInAnswer;
}
