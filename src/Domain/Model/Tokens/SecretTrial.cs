using Tokens.Domain.Model.Values;

namespace Tokens.Domain.Model.Tokens;

/// <summary>What came of an exchange, with the newest client secret and, where that was refused, with the proven one.</summary>
/// <param name="Outcome">Of the last exchange.</param>
/// <param name="Refusal">Why the newest secret was refused; null where it was not, or may yet settle.</param>
/// <param name="FallbackVersion">The proven version that served in its place; null where it did not.</param>
public sealed record SecretTrial(ExchangeOutcome Outcome, string? Refusal = null, CredentialVersion? FallbackVersion = null);
