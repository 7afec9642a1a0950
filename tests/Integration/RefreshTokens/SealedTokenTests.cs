using Tokens.Adapters.Sealing;
using Tokens.Emulator;
using Tokens.Emulator.Providers;
using Tokens.Tests.Integration.AwsEmulators;
using Fault = Tokens.Emulator.Fault;

namespace Tokens.Tests.Integration.RefreshTokens;

/// <summary>
/// The provider has killed the old refresh token, and the store does not take the new one: what the published executable
/// leaves to whoever has to mend it.
/// </summary>
public sealed class SealedTokenTests : OwnStoreTests
{
    private const string Key = "alias/tokens";

    private static readonly TokenEndpointBehaviour MercadoLibre = TokenEndpointBehaviour.OAuth2 with
    {
        Path = "/oauth/token",
        Rotation = new RefreshTokenRotation.SingleUse { RevokesFamilyOnReuse = true },
        AccessTokenLifetime = TimeSpan.FromHours(6),
    };

    private TokenEndpoint endpoint = null!;

    protected override Task<World> StartWorldAsync(AwsEmulator store) => World.StartListeningAsync(store);

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Store.CreateKey(Key);
        // Two seconds and a half to store what came, one to seal it.
        World.Timeout = TimeSpan.FromSeconds(8);
        endpoint = await World.ConnectAsync("shop", "mercado-libre", MercadoLibre);
    }

    [Theory]
    [InlineData("refused")]
    [InlineData("unanswered")]
    public async Task It_lies_sealed_in_one_line_of_the_log_and_nobody_asks_again_before_it_is_restored(string trouble)
    {
        World.Variables["TOKENS_KMS_KEY_ID"] = Key;

        (await RefreshInTroubleAsync(trouble)).Failed["shop"].Should().Contain("is sealed in this run's log");

        var sealedWord = TheCriticalLine()["sealed"]!.GetValue<string>();
        World
            .Output.Should()
            .ContainSingle(line => line.Text.Contains("tokens2:"))
            .Which.Source.Should()
            .Be(OutputSource.StandardOutput);
        await SweepsAskNobodyAsync();
        var opened = await OpenAsync(sealedWord);
        opened.Should().Be(endpoint.RefreshTokens.Newest);

        await World.PutSecretAsync($"{World.Root}/shop/refresh-token", opened);
        (await World.RefreshAsync()).Refreshed.Should().Equal("shop");
        World.TokenServer.Requests.Select(request => request.RefreshToken).Should().Equal("fake-refresh-0", opened);
        (await StateAsync()).Should().Be("healthy");
        await ShouldHaveToldAsync("sign-in-again", "recovered");
    }

    [Fact]
    public async Task Without_a_key_the_line_says_who_must_sign_in_again()
    {
        (await RefreshInTroubleAsync("refused")).Failed["shop"].Should().Contain("is lost");

        var line = TheCriticalLine();
        line["message"]!.GetValue<string>().Should().Contain("sign in again with").And.Contain("TOKENS_KMS_KEY_ID");
        World.Output.Should().NotContain(one => one.Text.Contains("tokens2:"));
        await SweepsAskNobodyAsync();
        await ShouldHaveToldAsync("sign-in-again");
    }

    private async Task<Answer> RefreshInTroubleAsync(string trouble)
    {
        Store.Faults = call => IsOfTheRefreshToken(call) ? FaultOf(trouble) : null;
        var answer = await World.RefreshAsync();
        Store.Faults = null;
        endpoint.RefreshTokens.IsAlive("fake-refresh-0").Should().BeFalse();
        (await World.GetAsync($"{World.Root}/shop/refresh-token"))!.Value.Should().Be("fake-refresh-0");
        (await World.GetAsync($"{World.Root}/shop/access-token"))!.Value.Should().Be(endpoint.AccessTokens.Every[^1]);
        return answer;
    }

    private static bool IsOfTheRefreshToken(StoreCall call) =>
        call is { Operation: "PutParameter", Names: [var name] } && name.EndsWith("/refresh-token");

    private static Fault FaultOf(string trouble) =>
        trouble == "refused"
            ? new Fault.Refuse("AccessDeniedException", "not authorized to perform: ssm:PutParameter")
            : new Fault.Delay(TimeSpan.FromDays(1));

    /// <summary>The one line that an operator is to act on.</summary>
    private JsonObject TheCriticalLine()
    {
        var lines = World.Output.Select(line => JsonNode.Parse(line.Text)!.AsObject());
        var critical = lines.Should().ContainSingle(line => (string?)line["level"] == "Critical").Subject;
        ((string?)critical["connection"]).Should().Be("shop");
        return critical;
    }

    private async Task SweepsAskNobodyAsync()
    {
        await World.RefreshAsync();
        await World.RefreshAsync();
        endpoint.RefreshTokens.RevokedFamilies.Should().Be(0);
        World.TokenServer.Requests.Should().ContainSingle();
        (await StateAsync()).Should().Be("sign-in-again");
    }

    private async Task<string?> StateAsync() =>
        (string?)JsonNode.Parse((await World.GetAsync($"{World.Root}/status/shop"))!.Value)!["state"];

    private async Task ShouldHaveToldAsync(params string[] kinds)
    {
        var told = await World.Alerts.WaitForAsync(kinds.Length, TimeSpan.FromSeconds(10));
        told.Select(message => message.Attributes["kind"]).Should().Equal(kinds);
    }

    private async Task<string> OpenAsync(string word)
    {
        var root = (Parsed<ParameterName>.Valid)ParameterName.Parse(World.Root);
        using var kms = new KmsSdk(Store.Endpoint);
        var name = (Parsed<ConnectionName>.Valid)ConnectionName.Parse("shop");
        var opening = await new KmsSealOpener(root.Value, Key, kms.Client).OpenAsync(name.Value, word, default);
        return opening.Should().BeOfType<Opening.Opened>().Which.Secret.Reveal();
    }
}
