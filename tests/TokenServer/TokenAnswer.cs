namespace Tokens.Tests.TokenServers;

/// <summary>What an exchange comes to.</summary>
internal abstract record TokenAnswer
{
    private TokenAnswer() { }

    /// <summary>RFC 6749 section 5.1.</summary>
    public sealed record Issued(string AccessToken, string? RefreshToken, string? Scope, DateTimeOffset At)
        : TokenAnswer;

    /// <summary>RFC 6749 section 5.2.</summary>
    public sealed record Refused(int Status, string Error, string Description) : TokenAnswer;
}
