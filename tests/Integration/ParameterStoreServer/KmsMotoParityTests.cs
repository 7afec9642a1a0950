using Amazon.KeyManagementService.Model;
using Amazon.Runtime;
using FluentAssertions;
using Tokens.Tests.ParameterStoreServer;
using Xunit;

namespace Tokens.Tests.Integration.ParameterStoreServers;

/// <summary>A second opinion on KMS: what is answered, and with which error.</summary>
public sealed class KmsMotoParityTests
{
    private const string Alias = "alias/parity";

    [SkippableFact]
    public async Task Moto_answers_the_same()
    {
        Skip.If(MotoServer.Program is null, "moto_server is not on the PATH: there is nothing to compare with.");
        await using var moto = await MotoServer.StartAsync();
        await using var server = await ParameterStore.StartAsync();

        (await RunAsync(server.Endpoint)).Should().Equal(await RunAsync(moto.Endpoint));
    }

    private static async Task<IReadOnlyList<string>> RunAsync(Uri aws)
    {
        using var kms = new KmsSdk(aws);
        var key = (await kms.CreateKeyAsync()).KeyId;
        await kms.Client.CreateAliasAsync(new CreateAliasRequest { AliasName = Alias, TargetKeyId = key });
        var ciphertext = await kms.EncryptAsync(Alias, "a", ("x", "1"));
        Func<Task<string>>[] script =
        [
            () => kms.DecryptAsync(null, ciphertext, ("x", "1")),
            () => kms.DecryptAsync(key, ciphertext, ("x", "1")),
            () => kms.DecryptAsync(Alias, ciphertext, ("x", "2")),
            () => kms.DecryptAsync(Alias, ciphertext),
            () => kms.DecryptAsync(Alias, [.. ciphertext[..^1], (byte)(ciphertext[^1] ^ 1)], ("x", "1")),
            () => kms.DecryptAsync(Alias, ciphertext[..10], ("x", "1")),
            () => EncryptAsync("alias/none", 1),
            () => EncryptAsync("0c9b7d52-7f0e-4a3c-9f2f-2f1f1d1a0b1c", 1),
            () => EncryptAsync(Alias, 0),
            () => EncryptAsync(Alias, 4096),
            () => EncryptAsync(Alias, 4097),
        ];
        var answers = new List<string>();
        foreach (var (call, number) in script.Select((call, i) => (call, i)))
        {
            answers.Add($"{number}: {await AnswerOf(call)}");
        }

        return answers;

        async Task<string> EncryptAsync(string name, int bytes) =>
            (await kms.EncryptAsync(name, new string('x', bytes))).Length > bytes ? "a ciphertext" : "nothing";
    }

    private static async Task<string> AnswerOf(Func<Task<string>> call)
    {
        try
        {
            return await call();
        }
        catch (AmazonServiceException refusal)
        {
            return $"{(int)refusal.StatusCode} {refusal.ErrorCode}";
        }
    }
}
