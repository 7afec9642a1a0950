using Tokens.Domain.Model.Values;

namespace Tokens.Domain.Model.Rotation;

/// <summary>
/// A client id and its secret are often changed one after the other, and a provider may need a moment to know a new one.
/// A refusal right after the change is therefore no news yet.
/// </summary>
public static class PropagationDelay
{
    public static TimeSpan Time { get; } = TimeSpan.FromMinutes(2);

    /// <summary>Null where the refusal counts: the version is old enough, or kept where no age is told.</summary>
    public static TimeSpan? Left(CredentialVersion? version, DateTimeOffset now) =>
        version is not null && version.ModifiedAt + Time - now is { } left && left > TimeSpan.Zero ? left : null;
}
