using System.Globalization;

namespace Tokens.Domain.Model.Alerts.Templates;

/// <summary>What came of a new client secret.</summary>
internal static class SecretTemplate
{
    public static MessageDraft For(Alert.SecretRefused refused, DateTimeOffset now)
    {
        var provider = CredentialLines.Provider(refused.Credential);
        return new MessageDraft(
            CredentialLines.About(refused.Credential, " is refused", refused.FallbackVersion is null ? "" : "new "),
            CredentialLines.About(refused.Credential, $"{Briefly(refused)}. Store the right one."),
            room =>
                [
                    $"{provider} refuses this {CredentialLines.Noun(refused.Credential)}{Version(refused.Refused?.Number)}: {Providers.ProviderErrorText.InMail(refused.Reason)}",
                    GoesOn(refused, now),
                    "",
                    .. CredentialLines.Facts(refused.Credential, room),
                    "",
                    "Look first whether client id and client secret belong to the same application, and whether the value was copied whole.",
                    .. CredentialLines.Replace(refused.Credential, room),
                ]
        );
    }

    public static MessageDraft For(Alert.SecretProven proven, DateTimeOffset now)
    {
        var (run, all) = (proven.Refreshed, proven.Credential.Connections.Count);
        var old = proven.OldLivesUntil is { } end ? $" The old one lives until {MessageText.Time(end)}." : "";
        return new MessageDraft(
            CredentialLines.About(proven.Credential, " works", "new "),
            CredentialLines.About(
                proven.Credential,
                string.Create(CultureInfo.InvariantCulture, $" works: {run} of {all} run on it.{old}"),
                "new "
            ),
            room =>
                [
                    $"The new {CredentialLines.Noun(proven.Credential)}{Version(proven.Version.Number)} was tried at {CredentialLines.Provider(proven.Credential)} and works.",
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{run} of {MessageText.Count(all, "connection")} run{(run == 1 ? "s" : "")} on it already{(run < all ? "; the others follow when they are next refreshed" : "")}. Nothing is left to do here."
                    ),
                    OldOne(proven, now),
                    "",
                    .. CredentialLines.Facts(proven.Credential, room),
                    $"Stored: {MessageText.Time(proven.Version.ModifiedAt)}",
                ]
        );
    }

    private static string Briefly(Alert.SecretRefused refused)
    {
        var which = refused.Refused is { } version
            ? string.Create(CultureInfo.InvariantCulture, $": version {version.Number} is refused")
            : " is refused";
        return refused.FallbackVersion is { } old
            ? string.Create(CultureInfo.InvariantCulture, $"{which}, {old} runs{Until(refused.RunsUntil)}")
            : $"{which}, no older one works";
    }

    private static string GoesOn(Alert.SecretRefused refused, DateTimeOffset now) =>
        refused switch
        {
            { FallbackVersion: null } =>
                "No older version works either: access tokens are not refreshed any more, and consumers fail when the last ones expire.",
            { FallbackVersion: { } old, RunsUntil: { } until } when until > now => string.Create(
                CultureInfo.InvariantCulture,
                $"Refreshes go on with version {old}, which is expected to work until {MessageText.Time(until)} ({MessageText.Span(until - now)} left). Then consumers fail."
            ),
            { FallbackVersion: { } old, RunsUntil: { } until } => string.Create(
                CultureInfo.InvariantCulture,
                $"Refreshes go on with version {old}, which was expected to work until {MessageText.Time(until)} only: it may stop at any moment."
            ),
            { FallbackVersion: { } old } => string.Create(
                CultureInfo.InvariantCulture,
                $"Refreshes go on with version {old}. Nobody can tell for how long: the provider sets no date."
            ),
        };

    private static string OldOne(Alert.SecretProven proven, DateTimeOffset now) =>
        proven.OldLivesUntil switch
        {
            { } end when end > now =>
                $"The old one works until {MessageText.Time(end)} ({MessageText.Span(end - now)} left): whatever else uses it needs the new one by then.",
            { } end => $"The old one works no more since {MessageText.Time(end)}.",
            null => "When the old one stops working is not known: if the provider keeps it, delete it there.",
        };

    private static string Until(DateTimeOffset? end) => end is { } time ? $" until {MessageText.Time(time)}" : "";

    private static string Version(long? number) =>
        number is { } known ? string.Create(CultureInfo.InvariantCulture, $" (version {known})") : "";
}
