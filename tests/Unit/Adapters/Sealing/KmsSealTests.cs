using System.Text;
using Amazon.KeyManagementService;
using Tokens.Adapters.Sealing;
using Tokens.Tests.Unit.Adapters.ParameterStore;

namespace Tokens.Tests.Unit.Adapters.Sealing;

public sealed class KmsSealTests : IDisposable
{
    private const string Key = "alias/tokens";

    private readonly FakeKms kms = new();

    public void Dispose() => kms.Dispose();

    [Fact]
    public async Task A_secret_is_encrypted_under_the_deployments_key_in_the_context_of_its_root_and_connection()
    {
        await SealAsync(The.RefreshToken);

        var call = kms.Calls.Single();
        call.Operation.Should().Be("Encrypt");
        ((string?)call.Body["KeyId"]).Should().Be(Key);
        Plaintext(call).Should().Be(The.RefreshToken.Reveal());
        call.Body["EncryptionContext"]!
            .AsObject()
            .ToDictionary(each => each.Key, each => (string)each.Value!)
            .Should()
            .BeEquivalentTo(
                new Dictionary<string, string>
                {
                    ["tokens:root"] = "/tokens",
                    ["tokens:connection"] = "my-erp",
                    ["tokens:part"] = "1/1",
                }
            );
    }

    /// <summary>As it goes into a log line, and from there over a clipboard into a shell.</summary>
    [Fact]
    public async Task What_comes_out_is_one_word_that_neither_JSON_nor_a_shell_writes_otherwise() =>
        (await ClosedAsync(Some.Secret(new string('x', 9000))))
            .Should()
            .MatchRegex(@"^tokens2:[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+){2}\z");

    [Theory]
    [InlineData(4096, 1)]
    [InlineData(4097, 2)]
    [InlineData(8192, 2)]
    [InlineData(8193, 3)]
    public async Task A_secret_longer_than_KMS_takes_is_sealed_in_parts(int bytes, int count)
    {
        await ClosedAsync(Some.Secret(new string('x', bytes)));

        kms.Calls.Select(call => (string?)call.Body["EncryptionContext"]!["tokens:part"])
            .Should()
            .Equal(Enumerable.Range(1, count).Select(number => $"{number}/{count}"));
        kms.Calls.Sum(call => Plaintext(call).Length).Should().Be(bytes);
        kms.Calls.Should().OnlyContain(call => Plaintext(call).Length <= 4096);
    }

    [Fact]
    public async Task Bytes_count_and_not_characters()
    {
        await ClosedAsync(Some.Secret(new string('é', 2049)));

        kms.Calls.Should().HaveCount(2);
    }

    [Fact]
    public async Task Without_a_key_nothing_is_asked_and_the_setting_is_named()
    {
        var neverMade = new Lazy<IAmazonKeyManagementService>(() => throw new InvalidOperationException("it was made"));

        var outcome = await new KmsSeal(The.Layout.Root, null, neverMade).SealAsync(
            Some.Name(),
            The.RefreshToken,
            default
        );

        Reason(outcome).Should().Be("no key is configured to seal it under; set TOKENS_KMS_KEY_ID");
    }

    [Fact]
    public async Task An_empty_secret_is_not_sealed()
    {
        Reason(await SealAsync(Secret.Of(" "))).Should().Be("it is empty");

        kms.Calls.Should().BeEmpty();
    }

    [Fact]
    public void The_client_is_made_with_the_first_secret_and_not_with_the_seal()
    {
        var made = new Lazy<IAmazonKeyManagementService>(() => throw new InvalidOperationException("it was made"));

        new KmsSeal(The.Layout.Root, Key, made).Should().NotBeNull();
        made.IsValueCreated.Should().BeFalse();
    }

    [Theory]
    [InlineData(
        "AccessDeniedException",
        "allow kms:Encrypt on it, in the role's policy and in the key's, *kms:ViaService"
    )]
    [InlineData("DisabledException", "enable the key")]
    [InlineData("KMSInvalidStateException", "*cancel its deletion")]
    [InlineData("NotFoundException", "there is no such key in this account and Region; see TOKENS_KMS_KEY_ID")]
    [InlineData("InvalidKeyUsageException", "it is no key for encryption; see TOKENS_KMS_KEY_ID")]
    [InlineData("ThrottlingException", "too many calls in this account and Region")]
    [InlineData("KMSInternalException", "its words")]
    public async Task A_refusal_names_the_key_and_the_mend(string error, string mend)
    {
        kms.Answer = _ => SsmAnswer.Error(error);

        Reason(await SealAsync(The.RefreshToken))
            .Should()
            .Match($"KMS would not seal it under {Key} ({error}): {mend}");
    }

    /// <summary>KMS is sent base64, of each part by itself.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Words_that_repeat_what_was_sent_do_not_show_it(bool inBase64)
    {
        var secret = Some.Secret(new string('a', 4096) + "fake-second-part");
        kms.Answer = call =>
            SsmAnswer.Error(
                "ValidationException",
                message: $"no {(inBase64 ? (string?)call.Body["Plaintext"] : secret.Reveal())} here"
            );

        Reason(await SealAsync(secret))
            .Should()
            .Be(
                $"KMS would not seal it under {Key} (ValidationException): (error withheld: it repeats a secret or token)"
            );
    }

    [Fact]
    public async Task One_part_refused_is_none_sealed()
    {
        kms.Answer = call =>
            (string?)call.Body["EncryptionContext"]!["tokens:part"] == "2/2"
                ? SsmAnswer.Error("DisabledException")
                : null;

        Reason(await SealAsync(Some.Secret(new string('x', 5000)))).Should().Contain("enable the key");
    }

    [Fact]
    public async Task A_service_out_of_reach_is_an_outcome()
    {
        kms.Wait = _ => throw new HttpRequestException("no route");

        Reason(await SealAsync(The.RefreshToken))
            .Should()
            .Match($"KMS gave no usable answer when it was to seal it under {Key}: *");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"CiphertextBlob":""}""")]
    [InlineData("<html>It works!</html>")]
    [InlineData("")]
    public async Task An_answer_without_a_ciphertext_is_an_outcome(string body)
    {
        kms.Answer = _ => SsmAnswer.Ok(body);

        Reason(await SealAsync(The.RefreshToken)).Should().StartWith("KMS ").And.Contain(Key);
    }

    /// <summary>Nobody foresaw it: its words are not shown, and the run goes on.</summary>
    [Fact]
    public async Task A_client_that_cannot_be_made_is_an_outcome()
    {
        var broken = new Lazy<IAmazonKeyManagementService>(() =>
            throw new UriFormatException($"http://{The.RefreshToken.Reveal()}")
        );

        var outcome = await new KmsSeal(The.Layout.Root, Key, broken).SealAsync(Some.Name(), The.RefreshToken, default);

        Reason(outcome).Should().Be($"KMS could not be asked to seal it under {Key}: UriFormatException");
    }

    [Fact]
    public async Task The_callers_cancellation_throws()
    {
        using var caller = new CancellationTokenSource();
        kms.Wait = async token =>
        {
            await caller.CancelAsync();
            token.ThrowIfCancellationRequested();
        };

        await this.Invoking(it => it.SealAsync(The.RefreshToken, caller.Token))
            .Should()
            .ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public void The_client_gives_up_in_time()
    {
        var config = SealInTime.Config();

        config.Timeout.Should().Be(TimeSpan.FromSeconds(2));
        (config.MaxErrorRetry, config.MaxStaleConnectionRetries).Should().Be((1, 1));
    }

    private static string Plaintext(SsmCall call) =>
        Encoding.UTF8.GetString(Convert.FromBase64String((string)call.Body["Plaintext"]!));

    private static string Reason(SealResult outcome)
    {
        var reason = outcome.Should().BeOfType<SealResult.NotSealed>().Which.Reason;
        NoSecretLeaves.Show("a seal's reason", reason);
        return reason;
    }

    private async Task<string> ClosedAsync(Secret secret)
    {
        var text = (await SealAsync(secret)).Should().BeOfType<SealResult.Sealed>().Which.Text;
        NoSecretLeaves.Show("a seal", text);
        return text;
    }

    private Task<SealResult> SealAsync(Secret secret, CancellationToken cancellation = default) =>
        new KmsSeal(The.Layout.Root, Key, kms.Client).SealAsync(Some.Name(), secret, cancellation);
}
