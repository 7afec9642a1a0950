using Tokens.Domain.Model.Values;

namespace Tokens.Domain.Model.Tokens;

/// <summary>An access token as a provider issued it.</summary>
/// <param name="Lifetime">How long it is good for, counted from its issue; null where the answer did not tell.</param>
public sealed record AccessToken(Secret Value, TimeSpan? Lifetime);
