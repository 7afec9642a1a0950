using System.Globalization;

namespace Tokens.Domain.Connections;

/// <summary>Reads a definition's fields about rotation.</summary>
internal static class RotationFields
{
    public static RotationSettings Read(ConnectionDefinition definition, FieldReader fields) =>
        new(
            fields.Read("rotateEvery", definition.RotateEvery, Duration.Parse),
            fields.Read("grace", definition.Grace, Duration.Parse),
            definition.RemindBefore is { } ladder
                ?
                [
                    .. ladder
                        .Select(step => fields.Read("remindBefore", step, Duration.Parse))
                        .OfType<TimeSpan>()
                        .Order(),
                ]
                : null,
            fields.Read("secretIssuedAt", definition.SecretIssuedAt, Date),
            fields.Read("refreshTokenExpiresAt", definition.RefreshTokenExpiresAt, Date)
        );

    /// <summary>In full only: a looser reading would complete "11-22" or "5:30" from the wall clock.</summary>
    private static Parsed<DateTimeOffset> Date(string text) =>
        DateTimeOffset.TryParseExact(
            text.Trim(),
            ["yyyy-MM-dd", "yyyy-MM-ddTHH:mmK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var date
        )
            ? date
            : new Parsed<DateTimeOffset>.Invalid("is no date; write it as in 2026-11-22 or 2026-11-22T16:43:50Z");
}
