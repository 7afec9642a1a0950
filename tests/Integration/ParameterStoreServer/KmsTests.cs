using System.Text;
using Amazon.KeyManagementService.Model;
using FluentAssertions;
using Tokens.Tests.ParameterStoreServer;
using Tokens.Tests.ParameterStoreServer.Model;
using Xunit;

namespace Tokens.Tests.Integration.ParameterStoreServers;

/// <summary>The server's KMS as the AWS SDK sees it.</summary>
public sealed class KmsTests : IAsyncLifetime, IDisposable
{
    private const string Alias = "alias/tokens";

    private readonly HashSet<string> disabled = [];
    private ParameterStore server = null!;
    private KmsSdk kms = null!;

    public async Task InitializeAsync()
    {
        var limits = new StoreLimits { DisabledKeys = disabled };
        server = await ParameterStore.StartAsync(new ParameterStoreOptions { Limits = limits });
        kms = new KmsSdk(server.Endpoint);
    }

    public async Task DisposeAsync() => await server.DisposeAsync();

    public void Dispose() => kms.Dispose();

    [Fact]
    public async Task A_key_goes_by_its_id_its_ARN_its_alias_and_the_aliass_ARN()
    {
        var key = await kms.CreateKeyAsync();
        await kms.Client.CreateAliasAsync(new CreateAliasRequest { AliasName = Alias, TargetKeyId = key.KeyId });
        string[] names = [key.KeyId, key.Arn, Alias, $"arn:aws:kms:us-east-1:{Account.Id}:{Alias}"];

        foreach (var name in names)
        {
            (await kms.DecryptAsync(name, await kms.EncryptAsync(name, "a"))).Should().Be("a");
        }
    }

    [Fact]
    public async Task A_key_made_past_HTTP_serves_too()
    {
        var arn = server.CreateKey(Alias);

        (await kms.DecryptAsync(arn, await kms.EncryptAsync(Alias, "a"))).Should().Be("a");
    }

    [Theory]
    [InlineData("alias/none")]
    [InlineData("0c9b7d52-7f0e-4a3c-9f2f-2f1f1d1a0b1c")]
    [InlineData("arn:aws:kms:us-east-1:000000000000:key/0c9b7d52-7f0e-4a3c-9f2f-2f1f1d1a0b1c")]
    [InlineData("arn:aws:kms:eu-west-1:000000000000:alias/tokens")]
    public async Task An_unknown_key_is_a_NotFoundException(string key)
    {
        server.CreateKey(Alias);

        await this.Invoking(_ => kms.EncryptAsync(key, "a")).Should().ThrowAsync<NotFoundException>();
    }

    [Fact]
    public async Task A_key_is_known_in_its_own_region_only()
    {
        server.CreateKey(Alias);
        using var elsewhere = new KmsSdk(server.Endpoint, "eu-west-1");

        await this.Invoking(_ => elsewhere.EncryptAsync(Alias, "a")).Should().ThrowAsync<NotFoundException>();
    }

    [Fact]
    public async Task A_disabled_key_neither_encrypts_nor_decrypts()
    {
        var key = await kms.CreateKeyAsync();
        var ciphertext = await kms.EncryptAsync(key.KeyId, "a");
        await kms.Client.DisableKeyAsync(new DisableKeyRequest { KeyId = key.KeyId });

        await this.Invoking(_ => kms.EncryptAsync(key.KeyId, "a")).Should().ThrowAsync<DisabledException>();
        await this.Invoking(_ => kms.DecryptAsync(null, ciphertext)).Should().ThrowAsync<DisabledException>();
    }

    /// <summary>The same set that Parameter Store's own use of keys goes by.</summary>
    [Fact]
    public async Task A_key_that_the_test_disables_is_so_under_all_its_names()
    {
        var arn = server.CreateKey(Alias);
        disabled.Add(Alias);

        await this.Invoking(_ => kms.EncryptAsync(arn, "a")).Should().ThrowAsync<DisabledException>();
    }

    [Theory]
    [InlineData(4096, null)]
    [InlineData(4097, "ValidationException")]
    [InlineData(0, "ValidationException")]
    public async Task A_plaintext_has_1_to_4096_bytes(int bytes, string? error)
    {
        server.CreateKey(Alias);

        (await ErrorOf(() => kms.EncryptAsync(Alias, new string('x', bytes)))).Should().Be(error);
    }

    [Fact]
    public async Task A_ciphertext_opens_in_its_own_context_whatever_the_order()
    {
        server.CreateKey(Alias);
        var ciphertext = await kms.EncryptAsync(Alias, "a", ("x", "1"), ("y", "2"));

        (await kms.DecryptAsync(Alias, ciphertext, ("y", "2"), ("x", "1"))).Should().Be("a");
    }

    [Theory]
    [InlineData]
    [InlineData("x", "1")]
    [InlineData("x", "1", "y", "3")]
    [InlineData("x", "1", "Y", "2")]
    [InlineData("x", "1", "y", "2", "z", "3")]
    [InlineData("x1", "", "y", "2")]
    public async Task In_another_context_it_does_not(params string[] context)
    {
        server.CreateKey(Alias);
        var ciphertext = await kms.EncryptAsync(Alias, "a", ("x", "1"), ("y", "2"));
        var other = context.Chunk(2).Select(pair => (pair[0], pair[1])).ToArray();

        await this.Invoking(_ => kms.DecryptAsync(Alias, ciphertext, other))
            .Should()
            .ThrowAsync<InvalidCiphertextException>();
    }

    [Fact]
    public async Task What_was_changed_or_is_no_ciphertext_does_not_open()
    {
        server.CreateKey(Alias);
        var ciphertext = await kms.EncryptAsync(Alias, "a");
        ciphertext[^1] ^= 1;

        foreach (
            var bad in new[]
            {
                ciphertext,
                ciphertext[..20],
                "some other bytes, in number more than sixty of them all in all"u8.ToArray(),
            }
        )
        {
            (await ErrorOf(() => kms.DecryptAsync(Alias, bad))).Should().Be("InvalidCiphertextException");
        }
    }

    [Fact]
    public async Task Another_key_than_the_ciphertexts_is_an_IncorrectKeyException()
    {
        server.CreateKey(Alias);
        server.CreateKey("alias/other");
        var ciphertext = await kms.EncryptAsync(Alias, "a");

        await this.Invoking(_ => kms.DecryptAsync("alias/other", ciphertext))
            .Should()
            .ThrowAsync<IncorrectKeyException>();
    }

    [Theory]
    [InlineData("tokens", "ValidationException")]
    [InlineData("alias/aws/ssm", "ValidationException")]
    [InlineData(Alias, "AlreadyExistsException")]
    public async Task An_alias_is_well_formed_and_new(string alias, string error)
    {
        var key = server.CreateKey(Alias);
        var request = new CreateAliasRequest { AliasName = alias, TargetKeyId = key };

        (await ErrorOf(() => kms.Client.CreateAliasAsync(request))).Should().Be(error);
    }

    [Fact]
    public async Task A_ciphertext_shows_nothing_and_is_never_the_same_twice()
    {
        server.CreateKey(Alias);
        const string plaintext = "fake-plaintext-1234";

        var (first, second) = (await kms.EncryptAsync(Alias, plaintext), await kms.EncryptAsync(Alias, plaintext));

        Encoding.Latin1.GetString(first).Should().NotContain(plaintext);
        first.Should().NotEqual(second);
    }

    [Fact]
    public async Task Calls_are_recorded_with_key_and_context_and_never_with_a_plaintext()
    {
        server.CreateKey(Alias);

        await kms.DecryptAsync(
            null,
            await kms.EncryptAsync(Alias, "fake", ("b", "2"), ("a", "1")),
            ("a", "1"),
            ("b", "2")
        );

        server
            .Calls.Select(call => $"{call.Operation} {string.Join(',', call.Names)}")
            .Should()
            .Equal($"Encrypt {Alias},1,2", "Decrypt 1,2");
    }

    [Fact]
    public async Task A_fault_can_be_meant_for_it_alone()
    {
        server.CreateKey(Alias);
        server.Faults = call =>
            call.Operation == "Encrypt" ? new Fault.Refuse("AccessDeniedException", "not authorized") : null;

        (await ErrorOf(() => kms.EncryptAsync(Alias, "a"))).Should().Be("AccessDeniedException");
    }

    private static async Task<string?> ErrorOf(Func<Task> call)
    {
        try
        {
            await call();
            return null;
        }
        catch (Amazon.Runtime.AmazonServiceException refusal)
        {
            return refusal.ErrorCode;
        }
    }
}
