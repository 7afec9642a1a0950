using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Tokens.Adapters.Sealing;
using Tokens.Emulator;
using Tokens.Tests.Guard;
using Tokens.Tests.Integration.Emulators;

namespace Tokens.Tests.Integration.Sealing;

/// <summary>Sealing and opening again, over the real client: with our own KMS, and with that of the run's emulator.</summary>
public sealed class SealTests : IAsyncLifetime, IDisposable
{
    private const string Key = "alias/tokens";

    private readonly SecretsGuard guard = new();
    private readonly List<IDisposable> clients = [];
    private AwsEmulator own = null!;

    public async Task InitializeAsync() => own = await AwsEmulator.StartAsync();

    public async Task DisposeAsync() => await own.DisposeAsync();

    public void Dispose() => clients.ForEach(client => client.Dispose());

    [Theory]
    [InlineData(true, 20)]
    [InlineData(true, 10_000)]
    [InlineData(false, 20)]
    [InlineData(false, 10_000)]
    public async Task What_was_sealed_is_opened_for_its_connection_and_for_no_other(bool ours, int length)
    {
        var kms = await ClientAsync(ours);
        var key = (await kms.CreateKeyAsync(new CreateKeyRequest())).KeyMetadata.Arn;
        var secret = Long(length);

        var text = Sealed(await Seal(kms, key).SealAsync(Name("my-erp"), secret, default));

        var opener = new KmsSealOpener(Root, key, kms);
        var opened = await opener.OpenAsync(Name("my-erp"), $" \"{text}\"\n", default);
        opened.Should().BeOfType<Opening.Opened>().Which.Secret.Matches(secret).Should().BeTrue();
        NotOpened(await opener.OpenAsync(Name("my-erp2"), text, default)).Should().Contain("for another connection");
        var elsewhere = new KmsSealOpener(Parameter("/tokens-test"), key, kms);
        NotOpened(await elsewhere.OpenAsync(Name("my-erp"), text, default)).Should().Contain("below another root");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_key_that_is_not_there_is_told_with_the_setting(bool ours)
    {
        var outcome = await Seal(await ClientAsync(ours), "alias/none").SealAsync(Name("my-erp"), Long(20), default);

        NotSealed(outcome)
            .Should()
            .Be(
                "KMS would not seal it under alias/none (NotFoundException): there is no such key in this account and "
                    + "Region; see TOKENS_KMS_KEY_ID"
            );
    }

    [Fact]
    public async Task A_strangers_seal_does_not_open_under_our_key()
    {
        var kms = await ClientAsync(ours: true);
        own.CreateKey(Key);
        own.CreateKey("alias/stranger");
        var text = Sealed(await Seal(kms, "alias/stranger").SealAsync(Name("my-erp"), Long(20), default));

        NotOpened(await new KmsSealOpener(Root, Key, kms).OpenAsync(Name("my-erp"), text, default))
            .Should()
            .Contain("it was sealed under another key");
    }

    /// <summary>The seal comes when an invocation has seconds left: two attempts of two seconds, and no more.</summary>
    /// <summary>A third attempt where AWSSDK.Core takes the connection that its own time limit broke for a stale one.</summary>
    [Fact]
    public async Task A_service_that_hangs_is_given_up_after_two_attempts_or_three()
    {
        own.CreateKey(Key);
        own.Faults = _ => new Fault.Delay(TimeSpan.FromMinutes(10));
        var kms = await ClientAsync(ours: true);

        var outcome = await Seal(kms, Key)
            .SealAsync(Name("my-erp"), Long(20), default)
            .WaitAsync(TimeSpan.FromSeconds(60));

        NotSealed(outcome).Should().StartWith($"KMS gave no usable answer when it was to seal it under {Key}: ");
        own.Calls.Count.Should().BeInRange(2, 3);
    }

    /// <summary>AWSSDK.Core takes a broken connection for a stale one, and would ask eleven times.</summary>
    [Fact]
    public async Task A_service_that_breaks_off_is_given_up_soon()
    {
        own.CreateKey(Key);
        own.Faults = _ => new Fault.DropAnswer();

        var outcome = await Seal(await ClientAsync(ours: true), Key).SealAsync(Name("my-erp"), Long(20), default);

        NotSealed(outcome).Should().StartWith($"KMS gave no usable answer when it was to seal it under {Key}: ");
        own.Calls.Count.Should().BeInRange(2, 4);
    }

    [Fact]
    public async Task An_answer_lost_once_is_asked_for_again()
    {
        own.CreateKey(Key);
        own.Faults = call => call.Number == 1 ? new Fault.DropAnswer() : null;

        Sealed(await Seal(await ClientAsync(ours: true), Key).SealAsync(Name("my-erp"), Long(20), default));

        own.Calls.Should().HaveCount(2);
    }

    private static KmsSeal Seal(IAmazonKeyManagementService kms, string key) =>
        new(Root, key, new Lazy<IAmazonKeyManagementService>(kms));

    private static ParameterName Root => Parameter("/tokens");

    private static ParameterName Parameter(string name) =>
        ((Parsed<ParameterName>.Valid)ParameterName.Parse(name)).Value;

    private static ConnectionName Name(string name) => ((Parsed<ConnectionName>.Valid)ConnectionName.Parse(name)).Value;

    private async Task<IAmazonKeyManagementService> ClientAsync(bool ours)
    {
        var config = SealInTime.Config();
        config.ServiceURL = (ours ? own.Endpoint : (await TestEmulator.GetAsync()).Endpoint).AbsoluteUri;
        config.AuthenticationRegion = "us-east-1";
        var client = new AmazonKeyManagementServiceClient("fake-access-key", "fake-secret-key", config);
        clients.Add(client);
        return client;
    }

    private Secret Long(int length)
    {
        var value = string.Concat(Enumerable.Range(0, length).Select(i => (char)('a' + (i * 7 % 26))));
        guard.Keep(value);
        return Secret.Of(value);
    }

    private string Sealed(SealResult outcome) => Shown(outcome.Should().BeOfType<SealResult.Sealed>().Which.Text);

    private string NotSealed(SealResult outcome) =>
        Shown(outcome.Should().BeOfType<SealResult.NotSealed>().Which.Reason);

    private string NotOpened(Opening outcome) => Shown(outcome.Should().BeOfType<Opening.NotOpened>().Which.Reason);

    /// <summary>It goes into a log, so it must show no secret.</summary>
    private string Shown(string text)
    {
        guard.Show("a seal or a reason", text);
        guard.Check();
        return text;
    }
}
