using Tokens.Cli.Commands.Status;

namespace Tokens.Tests.Unit.Cli.Commands.Status;

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
    public async Task Reads_at_once_and_then_at_each_interval_until_it_is_cancelled()
    {
        await world.DefineAsync("acme", """{"provider":"amazon-lwa"}""");
        var watching = Watch();
        view.Readings.Should().Equal("acme at 0 s");

        world.Clock.Advance(Pause - TimeSpan.FromTicks(1));
        view.Readings.Should().HaveCount(1);
        world.Clock.Advance(TimeSpan.FromTicks(1));
        await view.ReachesAsync(2);
        await end.CancelAsync();

        await watching.Invoking(task => task).Should().ThrowAsync<OperationCanceledException>();
        view.Readings.Should().Equal("acme at 0 s", "acme at 30 s");
    }

    [Fact]
    public async Task Continues_when_a_store_that_failed_answers_again()
    {
        await world.DefineAsync("acme", """{"provider":"amazon-lwa"}""");
        _ = Watch();
        world.Parameters.Locked.Add("/tokens/connections");
        world.Clock.Advance(Pause);
        await view.ReachesAsync(2);
        world.Parameters.Locked.Clear();
        world.Clock.Advance(Pause);
        await view.ReachesAsync(3);

        view.Readings.Should()
            .Equal("acme at 0 s", "/tokens/connections is locked; the next attempt comes within 30 s", "acme at 60 s");
    }

    /// <summary>Otherwise wrong credentials would be retried for ever.</summary>
    [Fact]
    public async Task Ends_if_the_first_reading_fails()
    {
        world.Parameters.Locked.Add("/tokens/connections");

        await FluentActions.Awaiting(Watch).Should().ThrowAsync<StoreException>();

        view.Readings.Should().BeEmpty();
    }

    private Task Watch() =>
        new StatusWatch(world.Get<DescribeConnections>(), asked: null, view, world.Clock).RunAsync(Pause, end.Token);

    private sealed class FakeView : IStatusView
    {
        private readonly Lock gate = new();
        private readonly List<string> readings = [];

        public IReadOnlyList<string> Readings
        {
            get
            {
                lock (gate)
                {
                    return [.. readings];
                }
            }
        }

        public void Show(IReadOnlyList<ConnectionDescription> found, DateTimeOffset now) =>
            Add($"{string.Join(',', found.Select(one => one.Name))} at {(now - The.Now).TotalSeconds} s");

        public void Fail(string why) => Add(why);

        public async Task ReachesAsync(int count)
        {
            using var patience = new CancellationTokenSource(RefreshWorld.Patience);
            while (Readings.Count < count)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(1), patience.Token);
            }
        }

        private void Add(string reading)
        {
            lock (gate)
            {
                readings.Add(reading);
            }
        }
    }
}
