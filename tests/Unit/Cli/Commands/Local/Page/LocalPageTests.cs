using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Tokens.Cli;
using Tokens.Cli.Commands.Local.Page;
using Tokens.Cli.Failures;
using Tokens.Tests.Pages;

namespace Tokens.Tests.Unit.Cli.Commands.Local.Page;

public sealed class LocalPageTests : IAsyncLifetime
{
    private readonly ScriptedPage source = new();
    private LocalPage page = null!;
    private PageBrowser browser = null!;

    public async Task InitializeAsync()
    {
        page = await LocalPage.StartAsync(0, source, TimeProvider.System, CancellationToken.None);
        browser = new PageBrowser(page.Address);
    }

    public async Task DisposeAsync() => await page.DisposeAsync();

    [Fact]
    public void The_address_is_on_loopback_with_a_key_of_32_bytes()
    {
        page.Address.Host.Should().Be("127.0.0.1");
        page.Address.Query.Should().MatchRegex("^[?]key=[A-Za-z0-9_-]{43}$");
    }

    [Fact]
    public async Task The_key_is_exchanged_for_a_cookie_that_neither_scripts_nor_other_sites_can_use()
    {
        var answer = await browser.SendAsync("GET", page.Address.PathAndQuery);

        answer.StatusCode.Should().Be(HttpStatusCode.SeeOther);
        answer.Headers.Location.Should().Be(new Uri("/", UriKind.Relative));
        var cookie = answer.Headers.GetValues("Set-Cookie").Single();
        cookie.Should().Contain("; httponly").And.Contain("; samesite=strict").And.Contain("; path=/");
        cookie.Should().NotContain(page.Address.Query[5..]).And.NotContain("domain").And.NotContain("expires");
    }

    [Fact]
    public async Task The_key_works_once_and_again_only_in_the_same_browser()
    {
        await browser.OpenAsync();
        var other = new PageBrowser(page.Address);

        (await browser.SendAsync("GET", page.Address.PathAndQuery)).StatusCode.Should().Be(HttpStatusCode.SeeOther);
        var refused = await other.SendAsync("GET", page.Address.PathAndQuery);

        refused.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        refused.Headers.Contains("Set-Cookie").Should().BeFalse();
        (await refused.Content.ReadAsStringAsync())
            .Should()
            .Contain("The key works once")
            .And.Contain("start it again");
    }

    [Fact]
    public async Task A_key_that_is_guessed_wrongly_is_refused_and_the_right_one_still_works()
    {
        var wrong = await browser.SendAsync("GET", "/?key=fake-key");

        wrong.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await browser.OpenAsync()).StatusCode.Should().Be(HttpStatusCode.SeeOther);
    }

    [Theory]
    [InlineData("GET", "/")]
    [InlineData("GET", "/state")]
    [InlineData("GET", "/events")]
    [InlineData("GET", "/local.js")]
    [InlineData("GET", "/nothing")]
    [InlineData("POST", "/actions/revoke/my-erp")]
    public async Task Without_the_session_nothing_is_shown_or_done(string method, string path)
    {
        await browser.OpenAsync();
        browser.Cookie = browser.Cookie![..^1] + (browser.Cookie[^1] == 'A' ? 'B' : 'A');

        var answer = await browser.SendAsync(method, path);

        answer.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        answer.Content.Headers.ContentType!.MediaType.Should().Be("text/plain");
        source.Done.Should().BeEmpty();
    }

    [Theory]
    [InlineData("rebound.example", 421)]
    [InlineData("127.0.0.1:1", 421)]
    [InlineData("localhost", 421)]
    [InlineData("localhost:{0}", 200)]
    [InlineData("127.0.0.1:{0}", 200)]
    public async Task A_website_whose_name_resolves_to_loopback_gets_nothing(string host, int status)
    {
        await browser.OpenAsync();

        var answer = await browser.SendAsync("GET", "/state", ("Host", host.Replace("{0}", $"{page.Address.Port}")));

        ((int)answer.StatusCode).Should().Be(status);
    }

    [Theory]
    [InlineData("http://127.0.0.1:1", "same-site")]
    [InlineData("https://example.org", "cross-site")]
    [InlineData("null", null)]
    [InlineData(null, null)]
    [InlineData("http://127.0.0.1:{0}", "same-site")]
    [InlineData("http://127.0.0.1:{0}", "none")]
    public async Task Another_origin_s_page_does_nothing_even_with_the_cookie(string? origin, string? site)
    {
        await browser.OpenAsync();

        var answer = await browser.SendAsync(
            "POST",
            "/actions/revoke/my-erp",
            ("Origin", origin?.Replace("{0}", $"{page.Address.Port}")),
            ("Sec-Fetch-Site", site)
        );

        answer.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        source.Done.Should().BeEmpty();
    }

    [Theory]
    [InlineData("/actions/provider-fails/sp-api", nameof(PageAction.ProviderFails), "sp-api")]
    [InlineData("/actions/provider-recovers/sp-api", nameof(PageAction.ProviderRecovers), "sp-api")]
    [InlineData("/actions/revoke/my-erp", nameof(PageAction.Revoke), "my-erp")]
    [InlineData("/actions/store-wrong-secret/lwa", nameof(PageAction.StoreWrongSecret), "lwa")]
    [InlineData("/actions/store-right-secret/l%20wa", nameof(PageAction.StoreRightSecret), "l wa")]
    [InlineData("/actions/repeat-last-event/last", nameof(PageAction.RepeatLastEvent), "last")]
    public async Task Each_action_reaches_the_source(string path, string action, string name)
    {
        await browser.OpenAsync();

        var answer = await browser.SendAsync(
            "POST",
            path,
            ("Origin", browser.Origin),
            ("Sec-Fetch-Site", "same-origin")
        );

        answer.StatusCode.Should().Be(HttpStatusCode.NoContent);
        source.Done.Should().Equal([(Enum.Parse<PageAction>(action), name)]);
    }

    [Fact]
    public async Task An_action_that_fails_says_why()
    {
        await browser.OpenAsync();
        source.Problem = "there is no client of this name";

        var answer = await browser.SendAsync("POST", "/actions/store-wrong-secret/nobody", ("Origin", browser.Origin));

        answer.StatusCode.Should().Be(HttpStatusCode.Conflict);
        (await answer.Content.ReadAsStringAsync()).Should().Be("there is no client of this name\n");
    }

    [Fact]
    public async Task Over_anything_but_the_built_in_emulator_no_action_is_done()
    {
        await browser.OpenAsync();
        source.State = source.State with { ActionsAllowed = false };

        var answer = await browser.SendAsync("POST", "/actions/revoke/my-erp", ("Origin", browser.Origin));

        answer.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        source.Done.Should().BeEmpty();
    }

    [Theory]
    [InlineData("GET", "/nothing", 404)]
    [InlineData("GET", "/local.js.map", 404)]
    [InlineData("POST", "/actions/explode/my-erp", 404)]
    [InlineData("POST", "/actions/0/my-erp", 404)]
    [InlineData("POST", "/actions/revoke", 404)]
    [InlineData("POST", "/actions/revoke/", 404)]
    [InlineData("POST", "/actions/revoke/my-erp/more", 404)]
    [InlineData("GET", "/actions/revoke/my-erp", 405)]
    [InlineData("PUT", "/actions/revoke/my-erp", 405)]
    [InlineData("POST", "/", 405)]
    [InlineData("POST", "/state", 405)]
    [InlineData("DELETE", "/events", 405)]
    public async Task Any_other_path_or_method_is_refused(string method, string path, int status)
    {
        await browser.OpenAsync();

        var answer = await browser.SendAsync(method, path, ("Origin", browser.Origin));

        ((int)answer.StatusCode).Should().Be(status);
        source.Done.Should().BeEmpty();
    }

    [Theory]
    [InlineData("/", "text/html")]
    [InlineData("/local.js", "text/javascript")]
    [InlineData("/local.css", "text/css")]
    [InlineData("/icon.svg", "image/svg+xml")]
    [InlineData("/state", "application/json")]
    [InlineData("/events", "text/event-stream")]
    [InlineData("/nothing", "text/plain")]
    public async Task Every_answer_forbids_framing_caching_sniffing_and_foreign_content(string path, string mediaType)
    {
        await browser.OpenAsync();

        var answer = await browser.SendAsync("GET", path);

        answer.Content.Headers.ContentType!.MediaType.Should().Be(mediaType);
        string Header(string name) => string.Join(' ', answer.Headers.GetValues(name));
        Header("Content-Security-Policy").Should().StartWith("default-src 'self';").And.NotContain("unsafe");
        Header("X-Content-Type-Options").Should().Be("nosniff");
        Header("X-Frame-Options").Should().Be("DENY");
        Header("Referrer-Policy").Should().Be("no-referrer");
        Header("Cache-Control").Should().Be("no-store");
        answer.Headers.Server.Should().BeEmpty();
    }

    [Fact]
    public async Task The_state_is_JSON_with_tones_in_words()
    {
        await browser.OpenAsync();

        var answer = await browser.SendAsync("GET", "/state");

        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        var root = json.RootElement;
        root.GetProperty("actionsAllowed").GetBoolean().Should().BeTrue();
        root.GetProperty("connections")[1].GetProperty("tone").GetString().Should().Be("warn");
        root.GetProperty("clients")[0].GetProperty("steps")[3].GetProperty("day").GetInt32().Should().Be(179);
        root.GetProperty("textMessages")[0].GetProperty("to").GetString().Should().Be("+1 555 0100");
    }

    [Fact]
    public async Task A_port_that_is_taken_is_wrong_usage()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        var failure = await FluentActions
            .Awaiting(() => LocalPage.StartAsync(port, source, TimeProvider.System, CancellationToken.None))
            .Should()
            .ThrowAsync<CommandException>();

        failure.Which.ExitCode.Should().Be(ExitCode.Usage);
    }
}
