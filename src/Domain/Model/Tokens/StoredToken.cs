namespace Tokens.Domain.Model.Tokens;

/// <summary>An access token as it lies in the store: when it was written, and how long such a token lives.</summary>
public sealed record StoredToken(DateTimeOffset IssuedAt, TimeSpan Lifetime)
{
    public DateTimeOffset ExpiresAt => IssuedAt + Lifetime;
}
