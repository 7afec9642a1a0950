using Tokens.Domain.Model.Providers;
using Tokens.Domain.Model.Rotation;

namespace Tokens.Domain.Model.Alerts.Templates;

/// <summary>What happened to the parameter itself.</summary>
internal static class ParameterTemplate
{
    public static MessageDraft For(Alert.CredentialDeleted deleted) =>
        new(
            CredentialLines.About(deleted.Credential, " was deleted"),
            CredentialLines.About(
                deleted.Credential,
                $" was deleted {MessageText.Time(deleted.At)}. Put it back, or tokens expire; the mail has the steps."
            ),
            room =>
                [
                    $"The parameter with this {CredentialLines.Noun(deleted.Credential)} was deleted at {MessageText.Time(deleted.At)}. Access tokens work until they expire; then consumers fail.",
                    "",
                    .. CredentialLines.Facts(deleted.Credential, room),
                    "",
                    "If you still have the value, put it back with the command below (wait for 30 seconds after the deletion). CloudTrail tells who deleted it (DeleteParameter), and an Expiration policy does so too.",
                    .. CredentialLines.Replace(deleted.Credential, room),
                ]
        );

    public static MessageDraft For(Alert.PolicyFailed failed)
    {
        var policy = ProviderErrorText.ForeignInMail(failed.Policy);
        var shortPolicy = MessageText.Elide(policy, 30);
        return new MessageDraft(
            CredentialLines.About(failed.Credential, $": policy {shortPolicy} failed"),
            CredentialLines.About(
                failed.Credential,
                $": Parameter Store could not carry out its policy {shortPolicy}."
            ),
            room =>
                [
                    $"Parameter Store could not carry out the policy {policy} of this parameter: {ProviderErrorText.ForeignInMail(failed.Reason)}",
                    "",
                    .. CredentialLines.Facts(failed.Credential, room),
                    "",
                    "What to do: look at the parameter's policies and put them again.",
                    $"aws ssm describe-parameters --parameter-filters Key=Name,Values={CredentialLines.Place(failed.Credential, room)}",
                    .. Reassurance(failed.Credential),
                ]
        );
    }

    private static IEnumerable<string> Reassurance(CredentialFacts credential) =>
        credential.Role == CredentialRole.ClientSecret
            ? ["Tokens reminds of this client secret all the same: it works out its age by itself."]
            : [];
}
