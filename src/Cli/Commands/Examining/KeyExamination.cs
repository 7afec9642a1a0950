using System.Runtime.CompilerServices;
using Tokens.Adapters.Composition;
using Tokens.Adapters.Inspection;
using Tokens.Adapters.Sealing;

namespace Tokens.Cli.Commands.Examining;

/// <summary>The deployment's KMS key: whether it is there, enabled, and seals.</summary>
internal sealed class KeyExamination(TokensEnvironment environment, KeyInspector inspector, KmsSeal seal) : IExamination
{
    public string Name => "key";

    public async IAsyncEnumerable<Finding> RunAsync(
        Patient patient,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        if (environment.KmsKeyId is not { } key)
        {
            yield return Finding.Note("TOKENS_KMS_KEY_ID", "is not set here, so there is no key to look at");
            yield break;
        }

        if (await inspector.ProblemWithAsync(key, cancellation) is { } problem)
        {
            yield return Finding.Error(key, problem.What, problem.Mend);
            yield break;
        }

        yield return Finding.Fine(key, "is enabled");
        // Any name does: the sealed word is thrown away.
        var name = ((Parsed<ConnectionName>.Valid)ConnectionName.Parse("doctor")).Value;
        yield return await seal.SealAsync(name, Secret.Of("no secret"), cancellation) switch
        {
            SealResult.NotSealed open => Finding.Error(
                key,
                open.Reason,
                "allow kms:Encrypt on it, in its policy and in yours"
            ),
            _ => Finding.Fine(key, "seals: you are allowed kms:Encrypt"),
        };
    }
}
