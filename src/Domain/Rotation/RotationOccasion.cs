using Tokens.Domain.Alerts;
using Tokens.Domain.Connections;
using Tokens.Domain.Credentials;

namespace Tokens.Domain.Rotation;

/// <summary>The occasions of a rotation, the same for whoever notices them.</summary>
public static class RotationOccasion
{
    /// <summary>A credential has a new version.</summary>
    public static Occasion Of(ParameterName name, CredentialVersion version) =>
        Occasion.Of("rotation-completed", name, version);

    /// <summary>A rung of the ladder towards a credential's end.</summary>
    /// <param name="place">The parameter or variable.</param>
    /// <param name="endsAt">Its end, which moves with each rotation.</param>
    /// <param name="rung">How long before the end; zero or less for after it.</param>
    public static Occasion Of(string place, DateTimeOffset endsAt, TimeSpan rung) =>
        Occasion.Of("reminder", place, endsAt, rung);

    /// <summary>
    /// A credential's deletion, by the day: one that a policy carries out has two events, minutes apart, and is one
    /// happening.
    /// </summary>
    public static Occasion OfDeletion(ParameterName name, DateTimeOffset at) =>
        Occasion.Of("credential-deleted", name, at.UtcDateTime.Date);
}
