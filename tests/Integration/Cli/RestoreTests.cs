using System.Buffers.Text;
using System.Text;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Tokens.Adapters.Sealing;
using Tokens.Emulator;
using Tokens.Emulator.Providers;
using Tokens.Tests.Integration.AwsEmulators;
using StoreFault = Tokens.Emulator.Fault;

namespace Tokens.Tests.Integration.Cli;

public sealed class RestoreTests : OwnStoreTests
{
    private const string Key = "alias/tokens";
    private const string Token = "fake-refresh-sealed";

    private TokenEndpoint endpoint = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Store.CreateKey(Key);
        endpoint = await World.ConnectAsync("shop", "mercado-libre", TokenEndpointBehaviour.OAuth2);
        endpoint.RefreshTokens.Revoke("fake-refresh-0");
        endpoint.RefreshTokens.Add(World.ClientId, Token);
    }

    [Fact]
    public async Task Opens_the_log_line_stores_the_token_and_refreshes()
    {
        var line = await LineAsync("shop", DateTimeOffset.UtcNow.AddMinutes(1));

        var run = await World.PipeAsync(line, "restore", "shop", "--key-id", Key);
        var again = await World.PipeAsync(line, "restore", "shop", "--key-id", Key, "--json");

        run.ExitCode.Should().Be(0, run.Errors);
        run.LineOf("shop").Should().Contain("refreshed");
        (await ValueAsync()).Should().Be(Token);
        again.ExitCode.Should().Be(0, again.Errors);
        again.Errors.Should().Contain("holds it already");
        JsonNode.Parse(again.Output)!["refreshed"]!.AsArray().Should().ContainSingle();
    }

    [SkippableFact]
    public async Task Asks_before_it_writes_over_a_change_that_came_after_the_line()
    {
        var line = await LineAsync("shop", DateTimeOffset.UtcNow.AddDays(-1));

        var piped = await World.PipeAsync(line, "restore", "shop", "--key-id", Key);
        var typed = await World.TypeAsync(
            ["restore", "shop", "--key-id", Key],
            ("Ctrl-D", line + "\n\u0004"),
            ("Overwrite it? [y/N] ", "yes\r")
        );

        piped.ExitCode.Should().Be(2);
        piped.Errors.Should().Contain("that is after the line was written").And.Contain("give --yes");
        typed.ExitCode.Should().Be(0, typed.Output);
        (await ValueAsync()).Should().Be(Token);
    }

    [Fact]
    public async Task Takes_what_a_failed_add_printed_where_nothing_is_defined_yet()
    {
        var fresh = World.Mount(TokenEndpointBehaviour.SingleUse);
        var client = $"clientId={World.ClientId}\nclientSecret={World.ClientSecret}\n";
        string[] add =
        [
            "add",
            "fresh",
            "--provider",
            "oauth2",
            "--token-endpoint",
            fresh.Uri.AbsoluteUri,
            "--refresh-token-rotates",
            "true",
            "--key-id",
            Key,
            "--yes",
        ];
        Store.Faults = call => call.Operation == "PutParameter" ? new StoreFault.Refuse("AccessDeniedException") : null;
        var failed = await World.PipeAsync(client + "refreshToken=fake-refresh-0", add);
        Store.Faults = null;

        var run = await World.PipeAsync(failed.Errors, "restore", "fresh", "--key-id", Key);
        var used = await World.PipeAsync(client + "refreshToken=fake-refresh-0", add);
        var added = await World.PipeAsync(client, add);

        failed.ExitCode.Should().Be(3);
        failed.Errors.Should().Contain("pipe it into: tokens restore fresh");
        run.ExitCode.Should().Be(0, run.Errors);
        run.Errors.Should().Contain("run tokens add fresh again, without refreshToken");
        used.ExitCode.Should().Be(2);
        used.Errors.Should().Contain("leave refreshToken out");
        added.ExitCode.Should().Be(0, added.Errors);
        (await World.GetAsync($"{World.Root}/fresh/refresh-token"))!.Value.Should().Be(fresh.RefreshTokens.Newest);
    }

    [Fact]
    public async Task Refuses_another_connections_line_and_word()
    {
        var line = await LineAsync("other", DateTimeOffset.UtcNow.AddMinutes(1));
        var word = (string)JsonNode.Parse(line)!["sealed"]!;

        var whole = await World.PipeAsync(line, "restore", "shop", "--key-id", Key);
        var alone = await World.PipeAsync(word, "restore", "shop", "--key-id", Key, "--yes");

        whole.ExitCode.Should().Be(2);
        whole.Errors.Should().Contain("the line is another connection's, other");
        alone.ExitCode.Should().Be(3);
        alone.Errors.Should().Contain("sealed for another connection");
        (await ValueAsync()).Should().Be("fake-refresh-0");
    }

    [Fact]
    public async Task Refuses_another_deployments_line_under_the_same_key()
    {
        var line = await LineAsync("shop", DateTimeOffset.UtcNow.AddMinutes(1), root: "/another-deployment");

        var run = await World.PipeAsync(line, "restore", "shop", "--key-id", Key, "--yes");

        run.ExitCode.Should().Be(3);
        run.Errors.Should().Contain("below another root (TOKENS_ROOT)").And.Contain("nothing was written");
        (await ValueAsync()).Should().Be("fake-refresh-0");
    }

    [Fact]
    public async Task Says_what_is_missing_if_nothing_is_sealed_or_no_key_is_named()
    {
        var nothing = await World.PipeAsync("a line", "restore", "shop", "--key-id", Key);
        var keyless = await World.PipeAsync("tokens2:AAAA", "restore", "shop");

        nothing.ExitCode.Should().Be(2);
        nothing.Errors.Should().Contain("it holds no sealed refresh token");
        keyless.ExitCode.Should().Be(2);
        keyless.Errors.Should().Contain("TOKENS_KMS_KEY_ID is not set");
    }

    private async Task<string?> ValueAsync() => (await World.GetAsync($"{World.Root}/shop/refresh-token"))?.Value;

    private async Task<string> LineAsync(string connection, DateTimeOffset at, string? root = null)
    {
        World.Keep(Token);
        using var kms = new KmsSdk(Store.Endpoint);
        var name = ((Parsed<ConnectionName>.Valid)ConnectionName.Parse(connection)).Value;
        var deployment = ((Parsed<ParameterName>.Valid)ParameterName.Parse(root ?? World.Root)).Value;
        var seal = new KmsSeal(deployment, Key, new Lazy<IAmazonKeyManagementService>(() => kms.Client));
        var closed = (SealResult.Sealed)await seal.SealAsync(name, Secret.Of(Token), default);
        return Line(connection, at, closed.Text);
    }

    private static string Line(string connection, DateTimeOffset at, string word) =>
        new JsonObject
        {
            ["time"] = at.ToString("O"),
            ["level"] = "Critical",
            ["connection"] = connection,
            ["sealed"] = word,
        }.ToJsonString();
}
