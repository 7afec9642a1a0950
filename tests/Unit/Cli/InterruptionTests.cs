using Tokens.Cli;
using Tokens.Cli.Composition;
using Tokens.Cli.Output;

namespace Tokens.Tests.Unit.Cli;

public sealed class InterruptionTests : IDisposable
{
    private const string Rotating = """{"provider":"amazon-lwa","refreshTokenRotates":true}""";

    private readonly StringWriter errors = new();
    private readonly Interruption interruption;

    public InterruptionTests() => interruption = new Interruption(new Terminal(TextWriter.Null, errors));

    public void Dispose()
    {
        interruption.Dispose();
        errors.Dispose();
    }

    [Fact]
    public void Before_the_first_exchange_Ctrl_C_ends_the_run_and_nothing_begins_after_it()
    {
        interruption.Request();

        interruption.Token.IsCancellationRequested.Should().BeTrue();
        var begin = interruption.HoldOff;
        begin.Should().Throw<OperationCanceledException>();
        errors.ToString().Should().BeEmpty();
    }

    [Fact]
    public void Once_held_off_it_ends_nothing_however_often_and_says_so()
    {
        interruption.HoldOff();

        interruption.Request();
        interruption.HoldOff();
        interruption.Request();

        interruption.Token.IsCancellationRequested.Should().BeFalse();
        errors.ToString().Should().Contain("finishing the exchange").And.Contain("do not kill this process");
    }

    [Fact]
    public async Task Ctrl_C_between_an_exchange_and_its_save_loses_no_refresh_token()
    {
        var next = FakeSecrets.Register("fake-refresh-token-next");
        var world = new RefreshWorld();
        world.Connect("shop", Rotating);
        world.Endpoint.On(
            "shop",
            _ =>
            {
                interruption.Request();
                return Task.FromResult<ExchangeOutcome>(Some.Refreshed(refreshToken: next));
            }
        );
        var refresh = world.UseCase(new UninterruptedEndpoint(world.Endpoint, interruption));

        var report = await refresh.RunAsync(new RefreshRequest(["shop"], TimeSpan.FromMinutes(5)), interruption.Token);

        report.Failed.Should().BeEmpty();
        (await world.ReadAsync("/tokens/shop/refresh-token")).Should().Be(next.Reveal());
    }

    [Fact]
    public async Task Ctrl_C_before_an_exchange_spends_no_refresh_token()
    {
        var world = new RefreshWorld();
        world.Connect("shop", Rotating);
        interruption.Request();
        var refresh = world.UseCase(new UninterruptedEndpoint(world.Endpoint, interruption));

        var run = () => refresh.RunAsync(new RefreshRequest(["shop"], TimeSpan.FromMinutes(5)), interruption.Token);

        await run.Should().ThrowAsync<OperationCanceledException>();
        world.Endpoint.Requests.Should().BeEmpty();
    }
}
