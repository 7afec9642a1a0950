using Tokens.Domain.Model.Providers;

namespace Tokens.Domain.Model.Alerts.Templates;

/// <summary>A connection that waits for somebody, and one that works again.</summary>
internal static class ConnectionTemplate
{
    public static MessageDraft For(Alert.ConnectionProblem trouble, DateTimeOffset now)
    {
        var (wrong, act) = trouble.What switch
        {
            AlertKind.SignInAgain => (" must be signed in again", "Sign in; the mail has the steps."),
            AlertKind.Misconfigured => (" is misconfigured", "The mail says what is wrong."),
            _ => (" cannot be refreshed", "The provider is in trouble; ask its status page."),
        };
        return new MessageDraft(
            new Phrase("", trouble.Name.Value, wrong),
            new Phrase("", trouble.Name.Value, $"{wrong}. {Briefly(trouble.TokenExpiresAt, now)}. {act}"),
            room =>
                [
                    What(trouble),
                    $"Reason: {ProviderErrorText.InMail(trouble.Reason)}",
                    "",
                    $"Connection: {trouble.Name}",
                    .. trouble.Provider is { } provider ? [$"Provider: {provider.DisplayName}"] : (string[])[],
                    $"Since: {MessageText.Time(trouble.Since)} ({MessageText.Span(now - trouble.Since)})",
                    $"Consumers: {Consumers(trouble.TokenExpiresAt, now)}",
                    "",
                    .. WhatToDo(trouble, room),
                ]
        );
    }

    public static MessageDraft For(Alert.Recovered recovered, DateTimeOffset now)
    {
        var lasted = MessageText.Span(now - recovered.Since);
        var was = Was(recovered.From);
        return new MessageDraft(
            new Phrase("", recovered.Name.Value, " works again"),
            new Phrase("", recovered.Name.Value, $" works again. It {was} for {lasted}."),
            _ =>
                [
                    "Access tokens of this connection are refreshed again. Nothing is left to do.",
                    "",
                    $"Connection: {recovered.Name}",
                    $"What was wrong: it {was}",
                    $"It lasted: {lasted}, from {MessageText.Time(recovered.Since)} to {MessageText.Time(now)}",
                ]
        );
    }

    private static string What(Alert.ConnectionProblem trouble) =>
        trouble.What switch
        {
            AlertKind.SignInAgain =>
                "The provider no longer accepts the refresh token of this connection. Nothing is asked of it any more until a person has signed in again.",
            AlertKind.Misconfigured =>
                "This connection cannot be refreshed as it is set up: its definition, a parameter or a setting at the provider is wrong.",
            _ => "Every attempt to refresh the access token of this connection fails. Tokens goes on trying by itself.",
        };

    private static IEnumerable<string> WhatToDo(Alert.ConnectionProblem trouble, BodyRoom room) =>
        trouble.What switch
        {
            AlertKind.SignInAgain => CredentialLines.Replace(
                new CredentialFacts(
                    trouble.RefreshToken?.Value ?? "the connection's refresh-token parameter",
                    Rotation.CredentialRole.RefreshToken,
                    trouble.Provider ?? ProviderProfiles.OAuth2,
                    [trouble.Name]
                ),
                room
            ),
            AlertKind.Misconfigured =>
            [
                "What to do: mend what the reason names. Tokens tries again every hour, and at its next run once the definition or a credential has changed.",
            ],
            _ =>
            [
                "What to do: see whether the provider reports an outage. If it does not, look at the function's log for what it answers.",
            ],
        };

    private static string Consumers(DateTimeOffset? expiresAt, DateTimeOffset now) =>
        expiresAt switch
        {
            null => "there never was an access token",
            { } time when time > now =>
                $"fail from {MessageText.Time(time)}, when the access token expires (in {MessageText.Span(time - now)})",
            { } time => $"fail since {MessageText.Time(time)}, when the access token expired",
        };

    private static string Briefly(DateTimeOffset? expiresAt, DateTimeOffset now) =>
        expiresAt switch
        {
            null => "No token yet",
            { } time when time > now => $"Token expires {MessageText.Time(time)}",
            { } time => $"Token expired {MessageText.Time(time)}",
        };

    private static string Was(AlertKind kind) =>
        kind switch
        {
            AlertKind.SecretRefused => "had a refused client secret",
            AlertKind.SignInAgain => "had to be signed in again",
            AlertKind.Misconfigured => "was misconfigured",
            _ => "could not be refreshed",
        };
}
