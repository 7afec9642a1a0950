using System.Buffers.Text;
using System.Text;
using Amazon.KeyManagementService.Model;
using Tokens.Adapters.Sealing;
using Tokens.Tests.Unit.Adapters.ParameterStore;

namespace Tokens.Tests.Unit.Adapters.Sealing;

public sealed class KmsSealOpenerTests : IDisposable
{
    private const string Key = "alias/tokens";

    private readonly FakeKms kms = new();

    public void Dispose() => kms.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(4096)]
    [InlineData(4097)]
    [InlineData(10000)]
    public async Task What_was_sealed_is_opened(int length)
    {
        var secret = Long(length);

        (await OpenedAsync(await SealedAsync(secret))).Matches(secret).Should().BeTrue();
    }

    /// <summary>Parts are cut between bytes, and a character may lie across the cut.</summary>
    [Fact]
    public async Task A_character_across_two_parts_is_whole_again()
    {
        var secret = Some.Secret("x" + new string('é', 4096));

        (await OpenedAsync(await SealedAsync(secret))).Matches(secret).Should().BeTrue();
    }

    [Theory]
    [InlineData(" {0}\n")]
    [InlineData("\"{0}\"")]
    [InlineData("  '{0}' ")]
    [InlineData("`{0}`")]
    [InlineData("\\\"{0}\\\"")]
    public async Task The_word_may_bring_along_what_stood_around_it(string pasted)
    {
        var text = string.Format(null, pasted, await SealedAsync(The.RefreshToken));

        (await OpenedAsync(text)).Matches(The.RefreshToken).Should().BeTrue();
    }

    [Fact]
    public async Task The_word_may_be_broken_into_lines()
    {
        var text = string.Join("\r\n  ", (await SealedAsync(Long(5000))).Chunk(20).Select(line => new string(line)));

        (await OpenedAsync(text)).Matches(Long(5000)).Should().BeTrue();
    }

    [Theory]
    [InlineData("")]
    [InlineData("AQICAH")]
    [InlineData("tokens3:AQICAH")]
    [InlineData("xtokens1:AQICAH")]
    public async Task A_text_that_is_no_seal_is_refused_unasked(string text)
    {
        (await ReasonAsync(text))
            .Should()
            .Be("it begins with neither tokens2: nor tokens1:; copy the whole word from the log line");

        kms.Calls.Should().BeEmpty();
    }

    [Theory]
    [InlineData("tokens1:")]
    [InlineData("tokens1:AQIC.")]
    [InlineData("tokens1:.AQIC")]
    [InlineData("tokens1:AQIC..AQIC")]
    [InlineData("tokens1:AQICA")]
    [InlineData("tokens1:AQ=IC")]
    [InlineData("tokens1:AQ…")]
    [InlineData("tokens2:")]
    [InlineData("tokens2:AQICA")]
    public async Task A_seal_that_is_damaged_for_all_to_see_is_refused_unasked(string text)
    {
        (await ReasonAsync(text)).Should().Be("it is incomplete or damaged; copy the whole word from the log line");

        kms.Calls.Should().BeEmpty();
    }

    [Fact]
    public async Task Another_connections_seal_does_not_open()
    {
        var text = await SealedAsync(The.RefreshToken);

        (await ReasonAsync(text, connection: "other"))
            .Should()
            .Be(
                $"KMS would not open it under {Key} (InvalidCiphertextException): it was sealed for another connection or below another "
                    + "root (TOKENS_ROOT), or is incomplete or damaged; name the connection of its log line and copy the whole word"
            );
    }

    /// <summary>Several deployments may share a key, and connections of the same name.</summary>
    [Fact]
    public async Task Another_deployments_seal_does_not_open()
    {
        var other = new KmsSeal(Some.Parameter("/tokens-test"), Key, kms.Client);
        var closed = (SealResult.Sealed)await other.SealAsync(Some.Name(), The.RefreshToken, default);

        (await ReasonAsync(closed.Text)).Should().Contain("below another root (TOKENS_ROOT)");
    }

    /// <summary>It may lie in a log for as long as logs are kept.</summary>
    [Fact]
    public async Task A_seal_of_before_the_context_held_the_root_opens()
    {
        var text = await SealedAsBeforeAsync(The.RefreshToken);

        (await OpenedAsync(text)).Matches(The.RefreshToken).Should().BeTrue();
        (await ReasonAsync(text, connection: "other")).Should().Contain("InvalidCiphertextException");
    }

    [Fact]
    public async Task A_new_seal_under_the_old_prefix_does_not_open()
    {
        var text = await SealedAsync(The.RefreshToken);

        (await ReasonAsync(text.Replace("tokens2:", "tokens1:"))).Should().Contain("InvalidCiphertextException");
    }

    [Fact]
    public async Task Parts_in_another_order_do_not_open()
    {
        var text = await SealedAsync(Long(5000));
        var parts = text["tokens2:".Length..].Split('.');

        (await ReasonAsync($"tokens2:{parts[1]}.{parts[0]}")).Should().Contain("InvalidCiphertextException");
        (await ReasonAsync($"tokens2:{parts[0]}")).Should().Contain("InvalidCiphertextException");
        (await ReasonAsync($"{text}.{parts[0]}")).Should().Contain("InvalidCiphertextException");
    }

    [Theory]
    [InlineData("AccessDeniedException", "allow kms:Decrypt on it, *")]
    [InlineData("IncorrectKeyException", "it was sealed under another key; name that one")]
    [InlineData("NotFoundException", "there is no such key *")]
    public async Task A_key_that_cannot_be_used_is_told_with_the_mend(string error, string mend)
    {
        var text = await SealedAsync(The.RefreshToken);
        kms.Answer = _ => SsmAnswer.Error(error);

        (await ReasonAsync(text)).Should().Match($"KMS would not open it under {Key} ({error}): {mend}");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("<html>It works!</html>")]
    public async Task An_answer_without_a_plaintext_is_an_outcome(string body)
    {
        var text = await SealedAsync(The.RefreshToken);
        kms.Answer = _ => SsmAnswer.Ok(body);

        (await ReasonAsync(text)).Should().StartWith("KMS ").And.Contain(Key);
    }

    /// <summary>What is opened under whatever key it names may be what a stranger sealed.</summary>
    [Fact]
    public async Task The_key_is_named_when_it_is_opened()
    {
        await OpenedAsync(await SealedAsync(The.RefreshToken));

        kms.Calls.Select(call => (string?)call.Body["KeyId"]).Should().Equal(Key, Key);
    }

    [Fact]
    public async Task The_callers_cancellation_throws()
    {
        var text = await SealedAsync(The.RefreshToken);
        using var caller = new CancellationTokenSource();
        await caller.CancelAsync();

        await Opener
            .Invoking(it => it.OpenAsync(Some.Name(), text, caller.Token))
            .Should()
            .ThrowAsync<OperationCanceledException>();
    }

    private KmsSealOpener Opener => new(The.Layout.Root, Key, kms.Client.Value);

    private static Secret Long(int length) =>
        Some.Secret(string.Concat(Enumerable.Range(0, length).Select(i => (char)('a' + (i * 7 % 26)))));

    private async Task<string> SealedAsync(Secret secret)
    {
        var outcome = await new KmsSeal(The.Layout.Root, Key, kms.Client).SealAsync(Some.Name(), secret, default);
        return outcome.Should().BeOfType<SealResult.Sealed>().Which.Text;
    }

    /// <summary>The stored form as it was: this prefix, and this context.</summary>
    private async Task<string> SealedAsBeforeAsync(Secret secret)
    {
        var answer = await kms.Client.Value.EncryptAsync(
            new EncryptRequest
            {
                KeyId = Key,
                Plaintext = new MemoryStream(Encoding.UTF8.GetBytes(secret.Reveal())),
                EncryptionContext = new Dictionary<string, string>
                {
                    ["tokens:connection"] = "my-erp",
                    ["tokens:part"] = "1/1",
                },
            }
        );
        return "tokens1:" + Base64Url.EncodeToString(answer.CiphertextBlob.ToArray());
    }

    private async Task<Secret> OpenedAsync(string text)
    {
        var outcome = await Opener.OpenAsync(Some.Name(), text, default);
        NoSecretLeaves.Show("an opening", outcome.ToString());
        return outcome.Should().BeOfType<Opening.Opened>().Which.Secret;
    }

    private async Task<string> ReasonAsync(string text, string connection = "my-erp") =>
        (await Opener.OpenAsync(Some.Name(connection), text, default))
            .Should()
            .BeOfType<Opening.NotOpened>()
            .Which.Reason;
}
