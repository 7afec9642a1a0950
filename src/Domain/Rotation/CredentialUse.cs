using Tokens.Domain.Connections;
using Tokens.Domain.Credentials;

namespace Tokens.Domain.Rotation;

/// <summary>What a parameter is to the connections that use it.</summary>
public enum CredentialRole
{
    ClientId,
    ClientSecret,
    RefreshToken,
}

/// <summary>A parameter that connections use as a credential.</summary>
/// <param name="Users">At least one.</param>
public sealed record CredentialUse(ParameterName Name, CredentialRole Role, IReadOnlyList<CatalogueEntry.Defined> Users)
{
    /// <summary>Every parameter that a connection which is switched on uses, with all its users.</summary>
    public static IReadOnlyDictionary<ParameterName, CredentialUse> Index(IEnumerable<CatalogueEntry> entries) =>
        entries
            .OfType<CatalogueEntry.Defined>()
            .Where(entry => entry.Connection.Enabled)
            .SelectMany(entry => Roles(entry.Connection).Select(use => (use.Name, use.Role, Entry: entry)))
            .GroupBy(use => use.Name)
            .ToDictionary(
                uses => uses.Key,
                uses => new CredentialUse(
                    uses.Key,
                    // Whoever mixes roles up has one parameter for two things; the secret is what rotates.
                    uses.Any(use => use.Role == CredentialRole.ClientSecret)
                        ? CredentialRole.ClientSecret
                        : uses.First().Role,
                    [.. uses.Select(use => use.Entry).DistinctBy(entry => entry.Connection.Name)]
                )
            );

    /// <summary>The strictest policy of its users; null where none limits a secret's age.</summary>
    public RotationPolicy? Policy =>
        Users
            .Select(user => RotationPolicy.Of(user.Connection))
            .OfType<RotationPolicy>()
            .Aggregate((RotationPolicy?)null, (strictest, next) => strictest?.StricterOf(next) ?? next);

    /// <summary>Where the secret stands; null where nothing limits or tells its age. The strictest user counts.</summary>
    public RotationStatus? StatusAt(SecretVersions versions, DateTimeOffset now) =>
        Policy is { } policy && Users.Min(versions.IssuedAt) is { } issuedAt
            ? JudgeRotation.At(issuedAt, issuedAt + policy.RotateEvery, policy.RemindBefore, now)
            : null;

    private static IEnumerable<(ParameterName Name, CredentialRole Role)> Roles(Connection connection)
    {
        var locations = connection.Credentials;
        if (locations.ClientId is CredentialSource.InParameter id)
        {
            yield return (id.Name, CredentialRole.ClientId);
        }

        if (locations.ClientSecret is CredentialSource.InParameter secret)
        {
            yield return (secret.Name, CredentialRole.ClientSecret);
        }

        if (locations.RefreshToken is { } refreshToken)
        {
            yield return (refreshToken, CredentialRole.RefreshToken);
        }
    }
}
