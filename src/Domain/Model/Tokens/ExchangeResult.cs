using Tokens.Domain.Model.Values;

namespace Tokens.Domain.Model.Tokens;

/// <summary>What came of asking a provider, with all the credentials that there are.</summary>
public abstract record ExchangeResult
{
    private ExchangeResult() { }

    /// <param name="Trial">The last answer, and with which secret.</param>
    /// <param name="Sent">The refresh token that was sent last; null for a grant without one.</param>
    public sealed record Answered(SecretTrial Trial, Secret? Sent) : ExchangeResult;

    /// <summary>The refresh token was refused, and the store has another one by now: somebody else was faster.</summary>
    public sealed record RefreshedElsewhere : ExchangeResult;
}
