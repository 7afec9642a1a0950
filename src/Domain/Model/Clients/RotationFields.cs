using System.Globalization;
using Tokens.Domain.Model.Values;

namespace Tokens.Domain.Model.Clients;

/// <summary>Reads a client's fields about rotation.</summary>
internal static class RotationFields
{
    public static RotationSettings Read(ClientDefinition definition, FieldReader fields) =>
        new(
            fields.Read("rotateEvery", definition.RotateEvery, Duration.Parse),
            fields.Read("grace", definition.Grace, Duration.Parse),
            definition.RemindBefore is { } reminders
                ?
                [
                    .. reminders
                        .Select(step => fields.Read("remindBefore", step, Duration.Parse))
                        .OfType<TimeSpan>()
                        .Order(),
                ]
                : null,
            fields.Read("secretIssuedAt", definition.SecretIssuedAt, Date)
        );

    /// <summary>Secrets are issued and expire in these years; of others a secret's end could not even be reckoned.</summary>
    private static Parsed<DateTimeOffset> InReach(DateTimeOffset date) =>
        date.Year is >= 2000 and < 2200
            ? date
            : new Parsed<DateTimeOffset>.Invalid("is too far off; write a date from 2000 to 2199");

    /// <summary>In full only: a looser reading would complete "11-22" or "5:30" from the wall clock.</summary>
    public static Parsed<DateTimeOffset> Date(string text) =>
        DateTimeOffset.TryParseExact(
            text.Trim(),
            ["yyyy-MM-dd", "yyyy-MM-ddTHH:mmK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var date
        )
            ? InReach(date)
            : new Parsed<DateTimeOffset>.Invalid("is no date; write it as in 2026-11-22 or 2026-11-22T16:43:50Z");
}
