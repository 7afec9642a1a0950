using System.Runtime.CompilerServices;
using Tokens.Adapters.Composition;
using Tokens.Cli.Composition;

namespace Tokens.Cli.Commands.Examining;

/// <summary>The settings that count: the deployment's, or else this shell's, of which the functions may have others.</summary>
internal sealed class SettingsExamination(TokensEnvironment environment, DeploymentSettings settings) : IExamination
{
    public string Name => "settings";

    public async IAsyncEnumerable<Finding> RunAsync(
        Patient patient,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        var place = environment.Layout.Settings.Value;
        yield return await settings.ReadAsync(cancellation) is null
            ? Finding.Note(
                place,
                "is not there, so this shell's environment variables count",
                "deploy the stack, which writes it"
            )
            : Finding.Fine(place, "has the deployment's settings, which count here");
        yield return Finding.Fine("TOKENS_ROOT", $"everything is below {environment.Layout.Root}");
        if (environment.KmsKeyId is null)
        {
            yield return Finding.Warning(
                "TOKENS_KMS_KEY_ID",
                "is not set here: access tokens go under the account's default key, and a refresh token that cannot be stored is not sealed",
                "set it to a key of your own, here and in the functions"
            );
        }

        if (environment.AlertTopicArn is null)
        {
            yield return Finding.Warning(
                "TOKENS_ALERT_TOPIC_ARN",
                "is not set here, so the functions notify of what these commands find, at their next run, and the topic is not checked",
                "set it to the topic of the deployment (its output AlertTopicArn)"
            );
        }
    }
}
