using Tokens.Domain.AccessTokens;
using Tokens.Domain.Connections;
using Tokens.Domain.Credentials;
using Tokens.Domain.Rotation;

namespace Tokens.Domain.Alerts;

/// <summary>The alerts of a connection in trouble, and the rule by which they are told again while it lasts.</summary>
public static class TroubleAlerts
{
    /// <summary>
    /// What is told again of trouble that lasts; null for none, and in the first day of what was told before it was
    /// remembered.
    /// </summary>
    public static (Occasion Occasion, Alert Alert)? Lasting(ConnectionSurvey survey, DateTimeOffset now)
    {
        var status = survey.Status;
        var name = survey.Connection.Name;
        var rung = LastingTrouble.RungAt(now - status.Since);
        if ((rung <= TimeSpan.Zero && !status.HasSpentToken) || !survey.Connection.Enabled)
        {
            return null;
        }

        return status.State switch
        {
            ConnectionState.SignInAgain => (
                Occasion.Of("sign-in-again", name, status.Since, rung),
                Of(survey, status, AlertKind.SignInAgain)
            ),
            ConnectionState.Misconfigured => (
                Occasion.Of("misconfigured", name, status.Since, rung),
                Of(survey, status, AlertKind.Misconfigured)
            ),
            ConnectionState.SecretRefused => (
                // By the day, since those that share the secret did not all meet the trouble at the same moment.
                Occasion.Of("secret-refused", Place(survey), rung, (status.Since + rung).UtcDateTime.Date),
                Refused(survey, status, null)
            ),
            ConnectionState.Retrying when survey.Token is null || survey.Token.ExpiresAt <= now => (
                Occasion.Of("refresh-failing", name, status.Since, rung),
                Of(survey, status, AlertKind.RefreshFailing)
            ),
            _ => null,
        };
    }

    public static Alert.SecretRefused Refused(
        ConnectionSurvey survey,
        ConnectionStatus status,
        CredentialVersion? refused
    ) =>
        new(
            survey.SecretUse is { } use
                ? CredentialFacts.Of(use)
                : new CredentialFacts(
                    Place(survey),
                    CredentialRole.ClientSecret,
                    survey.Connection.Provider,
                    [survey.Connection.Name]
                )
                {
                    Client = survey.Connection.Client.Name,
                },
            status.Reason ?? "",
            refused,
            status.RunningOnVersion,
            status.RunningOnVersion is not null && refused is not null && survey.SecretUse?.Policy is { } policy
                ? refused.ModifiedAt + policy.Grace
                : null
        );

    public static Alert.Trouble Of(ConnectionSurvey survey, ConnectionStatus status, AlertKind kind) =>
        new(kind, survey.Connection.Name, status.Reason ?? "", status.Since, survey.Token?.ExpiresAt)
        {
            Provider = survey.Connection.Provider,
            RefreshToken = survey.Connection.Credentials.RefreshToken,
        };

    public static string Place(ConnectionSurvey survey) => survey.Connection.Credentials.ClientSecret.Place;
}
