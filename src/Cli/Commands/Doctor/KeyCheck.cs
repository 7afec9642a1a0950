using Tokens.Adapters.Composition;
using Tokens.Adapters.Inspection;
using Tokens.Adapters.Sealing;

namespace Tokens.Cli.Commands.Doctor;

/// <summary>The deployment's KMS key: whether it exists, is enabled and encrypts.</summary>
internal sealed class KeyCheck(TokensEnvironment environment, KeyInspector inspector, KmsSeal seal) : IDoctorCheck
{
    public string Name => "key";

    public async IAsyncEnumerable<Finding> RunAsync(DoctorContext context)
    {
        if (environment.KmsKeyId is not { } key)
        {
            yield return Finding.Note("TOKENS_KMS_KEY_ID", "is not set here, so there is no key to check");
            yield break;
        }

        if (await inspector.ProblemWithAsync(key, context.Cancellation) is { } problem)
        {
            yield return Finding.Error(key, problem.What, problem.Fix);
            yield break;
        }

        yield return Finding.Fine(key, "is enabled");
        // Any name will do: the ciphertext is discarded.
        var name = ((Parsed<ConnectionName>.Valid)ConnectionName.Parse("doctor")).Value;
        yield return await seal.SealAsync(name, Secret.Of("no secret"), context.Cancellation) switch
        {
            SealResult.NotSealed refused => Finding.Error(
                key,
                refused.Reason,
                "allow kms:Encrypt on it, in its policy and in yours"
            ),
            _ => Finding.Fine(key, "encrypts: you are allowed kms:Encrypt"),
        };
    }
}
