using Tokens.Adapters.Composition;
using Tokens.Cli.Composition;

namespace Tokens.Cli.Commands.Doctor;

/// <summary>The effective settings: the deployment's, or else this shell's, which may differ from the functions'.</summary>
internal sealed class SettingsCheck(TokensEnvironment environment, DeploymentSettings settings) : IDoctorCheck
{
    public string Name => "settings";

    public async IAsyncEnumerable<Finding> RunAsync(DoctorContext context)
    {
        var place = environment.Layout.Settings.Value;
        yield return await settings.ReadAsync(context.Cancellation) is null
            ? Finding.Note(
                place,
                "does not exist, so this shell's environment variables apply",
                "deploy the stack, which writes it"
            )
            : Finding.Fine(place, "has the deployment's settings, which apply here");
        yield return Finding.Fine("TOKENS_ROOT", $"everything is below {environment.Layout.Root}");
        if (environment.KmsKeyId is null)
        {
            yield return Finding.Warning(
                "TOKENS_KMS_KEY_ID",
                "is not set here: access tokens are encrypted with the account's default key, and a refresh token that cannot be stored is not sealed",
                "set it to a key of your own, here and in the functions"
            );
        }

        if (environment.AlertTopicArn is null)
        {
            yield return Finding.Warning(
                "TOKENS_ALERT_TOPIC_ARN",
                "is not set here, so these commands send no notifications (the functions do, at their next run) and the topic is not checked",
                "set it to the deployment's topic (the stack's output AlertTopicArn)"
            );
        }
    }
}
