using Tokens.Domain.Model.Values;

namespace Tokens.Domain.Model.Tokens;

/// <summary>The verified version of a client secret served, because the newest one was refused.</summary>
/// <param name="Version">The verified version.</param>
/// <param name="Refusal">Why the newest was refused; null while the provider may simply not know it yet.</param>
public sealed record SecretFallback(CredentialVersion Version, string? Refusal);
