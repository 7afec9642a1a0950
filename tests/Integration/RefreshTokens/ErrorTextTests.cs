using System.Net;
using System.Text;
using System.Text.Json;
using Tokens.Emulator.Providers;

namespace Tokens.Tests.Integration.RefreshTokens;

/// <summary>What a hostile or careless provider's error can bring about, through the published functions and the command.</summary>
public sealed class ErrorTextTests : WorldTests
{
    protected override Task<World> StartWorldAsync() => World.StartListeningAsync();

    private const string Secret = "fake~Qx7/Zw9+Vk3=Lm5&Rt1";

    private const string Lure = "see https://evil.example/login or call +1 (555) 010-9999 \e]0;x\a\e[2J\u202e";

    private static readonly (string Name, string Text)[] Echoes =
    [
        ("plain", Secret),
        ("base64", Convert.ToBase64String(Utf8(Secret))),
        ("base64url", Convert.ToBase64String(Utf8(Secret)).Replace('+', '-').Replace('/', '_')),
        ("hex", Convert.ToHexStringLower(Utf8(Secret))),
        ("percent", Uri.EscapeDataString(Secret)),
        ("html-numbers", string.Concat(Secret.Select(c => $"&#{(int)c};"))),
        ("html-hex", string.Concat(Secret.Select(c => $"&#x{(int)c:x};"))),
        ("html-names", WebUtility.HtmlEncode(Secret)),
        ("json", string.Concat(Secret.Select(c => $"\\u{(int)c:x4}"))),
        ("basic", Convert.ToBase64String(Utf8($"{World.ClientId}:{Uri.EscapeDataString(Secret)}"))),
        ("twice", Uri.EscapeDataString(Convert.ToBase64String(Utf8(Secret)))),
    ];

    [Fact]
    public async Task An_echo_is_in_no_log_status_message_answer_or_output()
    {
        foreach (var (name, text) in Echoes)
        {
            await ConnectAsync(World, name, $"not {text[1..^2]}, {Lure}");
        }

        var answer = await World.RefreshAsync();
        var refresh = await World.CommandAsync(["refresh", .. Echoes.Select(echo => echo.Name)]);
        var shown = await EverythingAsync(World, answer.Body.ToJsonString(), refresh.Output, refresh.Errors);

        answer.Failed.Should().HaveCount(Echoes.Length);
        answer.Failed.Values.Should().OnlyContain(error => error.Contains("invalid_grant (description withheld: "));
        World.Alerts.Messages.Should().HaveCount(Echoes.Length);
        foreach (var (name, text) in Echoes)
        {
            var middle = text[1..^2];
            shown.Should().NotContain(one => Shows(one, middle), name);
        }

        shown.Should().NotContain(one => IsLured(one));
    }

    [Fact]
    public async Task A_link_a_phone_number_and_control_sequences_reach_nobody()
    {
        await ConnectAsync(World, "acme", $"The grant of fake-client-id-1234 ended, {Lure}");

        var answer = await World.RefreshAsync();
        var refresh = await World.CommandAsync("refresh", "acme");

        answer.Error.Should().Contain("invalid_grant The grant of *** ended, see (link removed) or call ");
        World.Alerts.Messages.Single().Text.Should().Contain("or call (number removed)\n");
        refresh.LineOf("acme").Should().Contain("see (link removed) or call");
        (await EverythingAsync(World, answer.Body.ToJsonString(), refresh.Output))
            .Should()
            .NotContain(one => IsLured(one));
    }

    private static async Task<TokenEndpoint> ConnectAsync(World world, string name, string description)
    {
        var endpoint = await world.ConnectAsync(name, "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);
        await world.PutSecretAsync($"{world.Root}/{name}/client-secret", Secret);
        endpoint.Faults.UntilCleared(Refusal("invalid_grant", description));
        return endpoint;
    }

    private static ArbitraryAnswer Refusal(string error, string description) =>
        new(400, "application/json", JsonSerializer.Serialize(new { error, error_description = description }));

    /// <summary>Metrics are log lines.</summary>
    private static async Task<IReadOnlyList<string>> EverythingAsync(World world, params string[] others)
    {
        var status = await world.CommandAsync("status");
        var json = await world.CommandAsync("status", "--json");
        var clear = await ClearTexts.ReadAsync(world.Ssm, world.Root);
        return
        [
            .. others,
            status.Output,
            json.Output,
            .. world.Output.Select(line => line.Text),
            .. world.Alerts.Messages.Select(message => $"{message.Subject}\n{message.Text}"),
            .. clear.Select(parameter => parameter.Value),
        ];
    }

    /// <summary>Eight characters of the echo in a row, said without decoding anything.</summary>
    private static bool Shows(string text, string echo) =>
        Enumerable.Range(0, echo.Length - 7).Any(at => text.Contains(echo.Substring(at, 8), StringComparison.Ordinal));

    private static bool IsLured(string text) =>
        text.Contains("evil.example", StringComparison.Ordinal)
        || text.Contains('\e')
        || text.Contains("u001b", StringComparison.OrdinalIgnoreCase)
        || text.Contains('\u202e')
        || (
            text.Contains("010-9999", StringComparison.Ordinal) && text.Contains("What to do", StringComparison.Ordinal)
        );

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
