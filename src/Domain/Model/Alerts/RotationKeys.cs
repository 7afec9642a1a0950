using Tokens.Domain.Model.Values;

namespace Tokens.Domain.Model.Alerts;

/// <summary>The deduplication keys of a rotation, the same in each process that notices it.</summary>
public static class RotationKeys
{
    /// <summary>A credential has a new version.</summary>
    public static DeduplicationKey Of(ParameterName name, CredentialVersion version) =>
        DeduplicationKey.Of("rotation-completed", name, version);

    /// <summary>A step of the reminders before a credential's end.</summary>
    /// <param name="place">The parameter or variable.</param>
    /// <param name="endsAt">Its end, which moves with each rotation.</param>
    /// <param name="step">How long before the end; zero or less for after it.</param>
    public static DeduplicationKey Of(string place, DateTimeOffset endsAt, TimeSpan step) =>
        DeduplicationKey.Of("reminder", place, endsAt, step);

    /// <summary>
    /// A credential's deletion, by the day: one that a policy carries out has two events, minutes apart, and is
    /// notified once.
    /// </summary>
    public static DeduplicationKey OfDeletion(ParameterName name, DateTimeOffset at) =>
        DeduplicationKey.Of("credential-deleted", name, at.UtcDateTime.Date);
}
