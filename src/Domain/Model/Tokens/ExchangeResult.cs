using Tokens.Domain.Model.Values;

namespace Tokens.Domain.Model.Tokens;

/// <summary>The result of asking a provider with every credential that could work.</summary>
public abstract record ExchangeResult
{
    private ExchangeResult() { }

    /// <param name="Outcome">Of the last request.</param>
    /// <param name="Sent">The refresh token of the last request; null for a grant without one.</param>
    /// <param name="Fallback">Null where the newest client secret served, or nothing did.</param>
    public sealed record Completed(ExchangeOutcome Outcome, Secret? Sent, SecretFallback? Fallback = null)
        : ExchangeResult;

    /// <summary>The refresh token was refused, and the store already holds another one: another process was faster.</summary>
    public sealed record RefreshedElsewhere : ExchangeResult;
}
