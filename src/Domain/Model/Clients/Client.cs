using Tokens.Domain.Model.Providers;
using Tokens.Domain.Model.Values;

namespace Tokens.Domain.Model.Clients;

/// <summary>
/// An application registered at a provider (RFC 6749, section 2). Made by <see cref="ClientRules"/> only, so its
/// endpoint is one to which its secret may be sent.
/// </summary>
/// <param name="Name">Null for the client that a connection's definition declares for itself alone.</param>
public sealed record Client(
    ClientName? Name,
    ProviderProfile Provider,
    ClientEndpoint Endpoint,
    CredentialSource Id,
    CredentialSource Secret,
    RotationSettings Rotation
)
{
    /// <summary>The definition's fields, then the provider's; null where neither limits a secret's age.</summary>
    public RotationPolicy? RotationPolicy =>
        (Rotation.RotateEvery ?? Provider.Rotation?.RotateEvery) is { } rotateEvery
            ? new RotationPolicy(rotateEvery, Rotation.Grace ?? Provider.Rotation?.Grace ?? TimeSpan.Zero, Reminders)
            : null;

    /// <summary>How long before an end to remind, the longest first.</summary>
    public IReadOnlyList<TimeSpan> Reminders =>
        [
            .. (Rotation.RemindBefore ?? Provider.Rotation?.RemindBefore ?? RotationPolicy.StandardReminders)
                .Distinct()
                .OrderDescending(),
        ];
}

/// <summary>Where and how the client authenticates.</summary>
/// <param name="Token">Null where each connection names its own (a tenant, a shop, an organisation).</param>
/// <param name="Authorization">Where a user signs in; null where the provider has no such page of its own.</param>
public sealed record ClientEndpoint(
    Uri? Token,
    Uri? Authorization,
    ClientAuthentication Authentication,
    BodyFormat BodyFormat
);

/// <summary>How old the client secret may get and when to remind; null fields are the provider's.</summary>
/// <param name="SecretIssuedAt">When the secret was issued, where the parameter's own date does not say.</param>
public sealed record RotationSettings(
    TimeSpan? RotateEvery,
    TimeSpan? Grace,
    IReadOnlyList<TimeSpan>? RemindBefore,
    DateTimeOffset? SecretIssuedAt
);
