using OpenQA.Selenium;
using Tokens.Cli.Commands.Local.Page;
using Tokens.Tests.Pages;

namespace Tokens.Tests.Integration.Cli;

/// <summary>The page of tokens local in a real browser, over a scripted environment.</summary>
public sealed class PageTests(Chromium browser) : IClassFixture<Chromium>, IAsyncLifetime
{
    private readonly ScriptedPage source = new();
    private LocalPage page = null!;

    public async Task InitializeAsync() =>
        page = await LocalPage.StartAsync(0, source, TimeProvider.System, CancellationToken.None);

    public async Task DisposeAsync() => await page.DisposeAsync();

    [SkippableFact]
    public async Task The_printed_address_opens_the_page_and_loses_its_key()
    {
        await OpenAsync();

        browser.PathAndQuery.Should().Be("/");
        browser.One("#environment").Text.Should().Be(source.State.Environment);
        Texts("#connections h3").Should().Equal(source.State.Connections.Select(one => one.Name));
        Texts("#connections [data-field=expires]")
            .Should()
            .StartWith(["Token expires in 41 min", "Token expires in 3 min"]);
        Texts("#clients [data-field=age]").Should().Equal("167 of 180 days", "12 of 180 days", "Age unknown");
        browser.One("#clients [role=meter]").GetAttribute("aria-valuetext").Should().Be("167 of 180 days");
        Texts("#events .what").Should().Equal(source.State.Events.Reverse().Select(one => one.Text));
        browser.One("#mails pre").Text.Should().Be(source.State.Mails[^1].Body.TrimEnd());
        browser.One("#texts .bubble").Text.Should().Be(source.State.TextMessages[0].Body);
        browser.Complaints().Should().BeEmpty();
    }

    [SkippableFact]
    public async Task Every_button_does_what_it_says()
    {
        await OpenAsync();
        var buttons = browser.All("button");

        foreach (var (button, index) in buttons.Select((button, index) => (button, index)))
        {
            button.Click();
            await EventuallyAsync(() => source.Done.Should().HaveCount(index + 1));
        }

        PageAction[] ofConnection = [PageAction.ProviderFails, PageAction.ProviderRecovers, PageAction.Revoke];
        PageAction[] ofClient = [PageAction.StoreWrongSecret, PageAction.StoreRightSecret];
        source
            .Done.Should()
            .Equal([
                .. source.State.Connections.SelectMany(one => ofConnection.Select(action => (action, one.Name))),
                .. source.State.Clients.SelectMany(one => ofClient.Select(action => (action, one.Name))),
                (PageAction.RepeatLastEvent, "last"),
            ]);
        browser.Complaints().Should().BeEmpty();
    }

    [SkippableFact]
    public async Task A_button_that_fails_says_why_beside_itself()
    {
        source.Problem = "the secret is that of <b>another</b> client";
        await OpenAsync();

        browser.One("#clients button").Click();

        await EventuallyAsync(() => browser.One("#clients li:first-child .failure").Text.Should().Be(source.Problem));
    }

    [SkippableFact]
    public async Task A_new_state_is_drawn_without_taking_the_focus_and_the_newest_event_is_announced()
    {
        await OpenAsync();
        browser.Press(string.Concat(Enumerable.Repeat(Keys.Tab, 5)));
        browser.Focused().GetAttribute("aria-label").Should().Be("Provider recovers, my-erp");

        var added = new PageConnection("added", "eBay", "added", "waiting");
        source.State = source.With("<img src=x onerror=alert(1)>") with
        {
            Connections = [added, .. source.State.Connections.Skip(1).Reverse(), source.State.Connections[0]],
        };

        await EventuallyAsync(() =>
            browser.One("#last-event").GetAttribute("textContent").Should().Be("schedule: <img src=x onerror=alert(1)>")
        );
        Texts("#connections h3").Should().Equal("added", "new-shop", "salesforce", "my-erp", "sp-api");
        browser.Focused().GetAttribute("aria-label").Should().Be("Provider recovers, my-erp");
        browser.All("#events img").Should().BeEmpty();
        browser.Complaints().Should().BeEmpty();
    }

    [SkippableFact]
    public async Task Over_anything_but_the_built_in_emulator_there_are_no_buttons()
    {
        source.State = source.State with { ActionsAllowed = false };

        await OpenAsync();

        browser.All("button").Should().NotBeEmpty().And.OnlyContain(button => !button.Displayed);
    }

    [SkippableFact]
    public async Task A_lost_connection_is_shown_and_a_new_run_needs_its_new_address()
    {
        await OpenAsync();
        var port = page.Address.Port;

        await page.DisposeAsync();
        await EventuallyAsync(() => browser.One("#link").Text.Should().Be("Connection lost, trying again"));
        page = await LocalPage.StartAsync(port, source, TimeProvider.System, CancellationToken.None);

        await EventuallyAsync(() => browser.One("#link").Text.Should().StartWith("Session ended"));
        await OpenAsync();
    }

    [SkippableFact]
    public async Task Every_control_is_reached_by_keyboard_and_shows_the_focus()
    {
        await OpenAsync();
        var controls = browser.All("button, summary, [tabindex='0']");

        var reached = new List<IWebElement>();
        for (var tabs = 0; tabs < controls.Count; tabs++)
        {
            browser.Press(Keys.Tab);
            reached.Add(browser.Focused());
            browser.Ask<string>("return getComputedStyle(document.activeElement).outlineStyle").Should().Be("solid");
        }

        reached.Should().Equal(controls);
    }

    [SkippableTheory]
    [InlineData(375, "light")]
    [InlineData(375, "dark")]
    [InlineData(768, "light")]
    [InlineData(768, "dark")]
    [InlineData(1280, "light")]
    [InlineData(1280, "dark")]
    public async Task It_is_accessible_and_fits_the_window(int width, string scheme)
    {
        source.Problem = "the provider is down already";
        await OpenAsync(width, scheme);
        browser.One("#connections button").Click();
        await EventuallyAsync(() => browser.One("#connections .failure").Text.Should().Be(source.Problem));

        browser.TakePicture($"local-{width}-{scheme}");

        browser.Ask<long>("return document.documentElement.scrollWidth").Should().BeLessThanOrEqualTo(width);
        browser.AccessibilityProblems().Should().BeEmpty();
    }

    private async Task OpenAsync(int width = 1280, string scheme = "light")
    {
        Skip.If(Chromium.Missing is not null, Chromium.Missing);
        browser.Show(width, scheme);
        // Of the test before.
        browser.Complaints();
        browser.Open(page.Address);
        await EventuallyAsync(() => browser.One("#link").Text.Should().Be("Live"));
        await EventuallyAsync(() =>
            browser.All("#connections > li").Should().HaveCount(source.State.Connections.Count)
        );
    }

    /// <summary>The page follows the environment; so do the assertions.</summary>
    private static async Task EventuallyAsync(Action assertion)
    {
        var end = TimeProvider.System.GetUtcNow().AddSeconds(20);
        while (true)
        {
            try
            {
                assertion();
                return;
            }
            catch (Exception early)
                when (early is Xunit.Sdk.XunitException or WebDriverException && TimeProvider.System.GetUtcNow() < end)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
            }
        }
    }

    private IEnumerable<string> Texts(string selector) => browser.All(selector).Select(element => element.Text);
}
