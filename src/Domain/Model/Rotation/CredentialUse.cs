using Tokens.Domain.Model.Clients;
using Tokens.Domain.Model.Connections;
using Tokens.Domain.Model.Providers;
using Tokens.Domain.Model.Values;

namespace Tokens.Domain.Model.Rotation;

/// <summary>What a parameter is to the client or the connection that it belongs to.</summary>
public enum CredentialRole
{
    ClientId,
    ClientSecret,
    RefreshToken,
}

/// <summary>A parameter that is used as a credential.</summary>
/// <param name="Users">The connections that use it; a client may have none yet.</param>
public sealed record CredentialUse(
    ParameterName Name,
    CredentialRole Role,
    IReadOnlyList<ConnectionEntry.Defined> Users
)
{
    /// <summary>Whose id or secret it is; null for a refresh token.</summary>
    public ClientUse? Owner { get; init; }

    public ProviderProfile Provider => Owner?.Client.Provider ?? Users[0].Connection.Provider;

    /// <summary>How the client's secret is rotated; null where nothing limits its age.</summary>
    public RotationPolicy? Policy => Owner?.Client.RotationPolicy;

    /// <summary>Every parameter that a client, or a connection that is enabled, uses.</summary>
    public static IReadOnlyDictionary<ParameterName, CredentialUse> Index(Catalogue catalogue)
    {
        var uses = new Dictionary<ParameterName, CredentialUse>();
        foreach (var use in ClientUse.All(catalogue).SelectMany(OfClient).Concat(OfRefreshTokens(catalogue)))
        {
            // Clients first: what one names belongs to nobody else, whatever a connection's definition says.
            uses.TryAdd(use.Name, use);
        }

        return uses;
    }

    /// <summary>The secret's place in its rotation; null where its age is unlimited or unknown.</summary>
    public RotationStatus? StatusAt(SecretVersions versions, DateTimeOffset now) =>
        Policy is { } policy && Owner is { } owner && versions.IssuedAt(owner) is { } issuedAt
            ? RotationSchedule.At(issuedAt, issuedAt + policy.RotateEvery, policy.RemindBefore, now)
            : null;

    private static IEnumerable<CredentialUse> OfClient(ClientUse owner)
    {
        if (owner.Client.Secret is CredentialSource.InParameter secret)
        {
            yield return new CredentialUse(secret.Name, CredentialRole.ClientSecret, owner.Users) { Owner = owner };
        }

        if (owner.Client.Id is CredentialSource.InParameter id)
        {
            yield return new CredentialUse(id.Name, CredentialRole.ClientId, owner.Users) { Owner = owner };
        }
    }

    private static IEnumerable<CredentialUse> OfRefreshTokens(Catalogue catalogue) =>
        from entry in catalogue.Connections
        where entry.Connection.Enabled
        let refreshToken = entry.Connection.RefreshToken
        where refreshToken is not null
        // Two that name the same one are in conflict: the one that it belongs to must not be hidden by the other.
        group entry by refreshToken into users
        select new CredentialUse(users.Key, CredentialRole.RefreshToken, [.. users]);
}
