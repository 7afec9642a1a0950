using System.Text.Json;
using Tokens.Cli.Commands.Local.Page;
using Tokens.Tests.Pages;

namespace Tokens.Tests.Unit.Cli.Commands.Local.Page;

public sealed class PageStreamTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ScriptedPage source = new();
    private readonly FakeTimeProvider clock = new();
    private LocalPage page = null!;
    private PageBrowser browser = null!;

    public async Task InitializeAsync()
    {
        page = await LocalPage.StartAsync(0, source, clock, CancellationToken.None);
        browser = new PageBrowser(page.Address);
        await browser.OpenAsync();
    }

    public async Task DisposeAsync() => await page.DisposeAsync();

    [Fact]
    public async Task The_stream_begins_with_the_current_state_and_sends_each_change()
    {
        using var stream = await browser.ListenAsync();
        (await NewestEventAsync(stream)).Should().Be(source.State.Events[^1].Text);

        source.State = source.With("a line\nand another");

        (await NewestEventAsync(stream)).Should().Be("a line\nand another");
    }

    [Fact]
    public async Task While_nothing_changes_a_comment_keeps_the_connection()
    {
        using var stream = await browser.ListenAsync();
        await NewestEventAsync(stream);

        var next = NextLineAsync(stream);
        while (!next.IsCompleted)
        {
            clock.Advance(PageStream.HeartbeatEvery);
            await Task.Yield();
        }

        (await next).Should().Be(": heartbeat");
    }

    [Fact]
    public async Task A_slow_client_gets_the_newest_state_and_not_each_that_it_missed()
    {
        using var stream = await browser.ListenAsync();
        const int changes = 300;
        for (var change = 1; change <= changes; change++)
        {
            // Together far more than the buffers between the two hold.
            source.State = source.State with
            {
                Events = [new PageEvent(change, source.State.Now, new string('x', 200_000), "schedule")],
            };
            await Task.Yield();
        }

        source.State = source.With("the newest");
        var received = 1;
        while (await NewestEventAsync(stream) != "the newest")
        {
            received++;
        }

        received.Should().BeLessThan(changes);
    }

    [Fact]
    public async Task Closing_the_page_ends_open_streams_at_once_and_in_order()
    {
        using var first = await browser.ListenAsync();
        using var second = await browser.ListenAsync();
        await NewestEventAsync(first);

        await page.DisposeAsync().AsTask().WaitAsync(Patience);

        await FluentActions.Awaiting(() => first.ReadToEndAsync()).Should().NotThrowAsync("the response is complete");
        await FluentActions.Awaiting(() => second.ReadToEndAsync()).Should().NotThrowAsync("the response is complete");
    }

    private static async Task<string> NewestEventAsync(StreamReader stream)
    {
        while (true)
        {
            if (await NextLineAsync(stream) is var line && line.StartsWith("data: ", StringComparison.Ordinal))
            {
                using var json = JsonDocument.Parse(line[6..]);
                return json.RootElement.GetProperty("events").EnumerateArray().Last().GetProperty("text").GetString()!;
            }
        }
    }

    /// <summary>The next that is not empty.</summary>
    private static async Task<string> NextLineAsync(StreamReader stream)
    {
        while (true)
        {
            var line = await stream.ReadLineAsync().WaitAsync(Patience);
            if (line is null or { Length: > 0 })
            {
                return line ?? throw new EndOfStreamException("the stream has ended");
            }
        }
    }
}
