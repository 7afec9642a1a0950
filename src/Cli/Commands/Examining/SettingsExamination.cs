using System.Runtime.CompilerServices;
using Tokens.Adapters.Wiring;

namespace Tokens.Cli.Commands.Examining;

/// <summary>The settings, as they are here: the functions may have others.</summary>
internal sealed class SettingsExamination(TokensEnvironment environment) : IExamination
{
    public string Name => "settings";

    public async IAsyncEnumerable<Finding> RunAsync(
        Patient patient,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        await Task.CompletedTask;
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
                "is not set here, so the functions tell of what these commands find, at their next run, and the topic is not looked at",
                "set it to the topic of the deployment (its output AlertTopicArn)"
            );
        }
    }
}
