using FluentAssertions;
using Tokens.Cli.Commands.Watching;
using Xunit;

namespace Tokens.Tests.Unit.Cli;

public sealed class StatusWatchTests : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    private readonly OperatorWorld world = new();
    private readonly FakeView view = new();
    private readonly CancellationTokenSource end = new();

    public async ValueTask DisposeAsync()
    {
        end.Dispose();
        await world.DisposeAsync();
    }

    [Fact]
    public async Task Looks_at_once_and_then_after_each_pause_until_it_is_ended()
    {
        await world.DefineAsync("acme", """{"provider":"amazon-lwa"}""");
        var watching = Watch();
        view.Looks.Should().Equal("acme at 0 s");

        world.Clock.Advance(Pause - TimeSpan.FromTicks(1));
        view.Looks.Should().HaveCount(1);
        world.Clock.Advance(TimeSpan.FromTicks(1));
        await view.ReachesAsync(2);
        await end.CancelAsync();

        await watching.Invoking(task => task).Should().ThrowAsync<OperationCanceledException>();
        view.Looks.Should().Equal("acme at 0 s", "acme at 30 s");
    }

    [Fact]
    public async Task Goes_on_once_a_store_that_failed_answers_again()
    {
        await world.DefineAsync("acme", """{"provider":"amazon-lwa"}""");
        _ = Watch();
        world.Parameters.Locked.Add("/tokens/connections");
        world.Clock.Advance(Pause);
        await view.ReachesAsync(2);
        world.Parameters.Locked.Clear();
        world.Clock.Advance(Pause);
        await view.ReachesAsync(3);

        view.Looks.Should()
            .Equal("acme at 0 s", "/tokens/connections is locked; the next look comes within 30 s", "acme at 60 s");
    }

    /// <summary>Wrong credentials would be looked at for ever.</summary>
    [Fact]
    public async Task Ends_where_the_first_look_fails()
    {
        world.Parameters.Locked.Add("/tokens/connections");

        await FluentActions.Awaiting(Watch).Should().ThrowAsync<StoreException>();

        view.Looks.Should().BeEmpty();
    }

    private Task Watch() =>
        new StatusWatch(world.Get<DescribeConnections>(), asked: null, view, world.Clock).RunAsync(Pause, end.Token);

    private sealed class FakeView : IStatusView
    {
        private readonly Lock gate = new();
        private readonly List<string> looks = [];

        public IReadOnlyList<string> Looks
        {
            get
            {
                lock (gate)
                {
                    return [.. looks];
                }
            }
        }

        public void Show(IReadOnlyList<ConnectionDescription> found, DateTimeOffset now) =>
            Add($"{string.Join(',', found.Select(one => one.Name))} at {(now - The.Now).TotalSeconds} s");

        public void Fail(string why) => Add(why);

        public async Task ReachesAsync(int count)
        {
            using var patience = new CancellationTokenSource(RefreshWorld.Patience);
            while (Looks.Count < count)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(1), patience.Token);
            }
        }

        private void Add(string look)
        {
            lock (gate)
            {
                looks.Add(look);
            }
        }
    }
}
