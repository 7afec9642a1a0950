using Tokens.Cli;
using Tokens.Cli.Composition;
using Tokens.Cli.Output;

namespace Tokens.Tests.Unit.Cli;

public sealed class SealOrSaveToFileTests : IDisposable
{
    private static readonly Secret Next = FakeSecrets.Register("fake-refresh-token-next");

    private readonly TemporaryFolder folder = new();
    private readonly RefreshWorld world = new();
    private readonly Interruption interruption = new(new Terminal(TextWriter.Null, TextWriter.Null));

    public SealOrSaveToFileTests()
    {
        world.Connect("shop", """{"provider":"amazon-lwa","refreshTokenRotates":true}""");
        world.Endpoint.On("shop", Some.Refreshed(refreshToken: Next));
        world.Store.BeforeWrite = (write, _) =>
            write.Name.Value == "/tokens/shop/refresh-token"
                ? throw new StoreException("the store is closed")
                : Task.CompletedTask;
    }

    public void Dispose()
    {
        interruption.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task A_token_that_an_operators_refresh_cannot_store_is_in_a_file_where_no_key_is_known()
    {
        world.Seal.HasKey = false;

        var report = await RunAsync();

        var path = Path.Combine(folder.Path, "shop-refresh-token-1.secret");
        (await File.ReadAllTextAsync(path)).Should().Be(Next.Reveal());
        report.Failed.Single().Error.Should().Contain($"is in the file {path}").And.NotContain("lost");
        world.Observer.LostTokens.Should().BeEmpty();
    }

    [Fact]
    public async Task Where_a_key_closes_it_there_is_no_file()
    {
        await RunAsync();

        folder.Files.Should().BeEmpty();
        world.Seal.Open("shop", world.Observer.SealedTokens.Single().Sealed).Should().Be(Next);
    }

    [Fact]
    public async Task Nobodys_impatience_ends_it()
    {
        var seal = Seal;

        var sealing = await seal.SealAsync(Some.Name("shop"), Next, new CancellationToken(canceled: true));

        sealing.Should().BeOfType<SealResult.SavedToFile>();
        folder.Files.Should().ContainSingle();
    }

    [Fact]
    public async Task Once_the_terminal_is_closed_nobody_would_see_a_sealed_line_so_it_goes_to_a_file()
    {
        interruption.HoldOff();
        interruption.HangUp();

        await RunAsync();

        folder.Files.Should().ContainSingle();
        world.Observer.SealedTokens.Should().BeEmpty();
    }

    [Fact]
    public async Task A_trial_remembers_that_the_stored_token_is_spent_and_nothing_else()
    {
        world.Connect("other");
        world.Endpoint.On("other", new ExchangeOutcome.SignInAgain("it is refused"));
        var trial = world.UseCase(remembered: new UnsavedTrialOutcome(world.Statuses));

        await trial.RunAsync(new RefreshRequest(["shop", "other"], TimeSpan.FromMinutes(5)), CancellationToken.None);

        (await world.StatusAsync("shop"))!.State.Should().Be(ConnectionState.SignInAgain);
        (await world.StatusAsync("other")).Should().BeNull();
        await world.SweepAsync();
        world.Endpoint.Asked.Count(name => name == "shop").Should().Be(1, "it must not be shown again");
    }

    /// <summary>tokens rotate proved the new secret with it, and the provider revoked the one that lay sealed in the log.</summary>
    [Fact]
    public async Task A_trial_does_not_show_a_token_that_is_known_to_be_spent_and_minds_no_other_trouble()
    {
        world.Connect("other");
        world.Remember("other", Some.Status(ConnectionState.Misconfigured));
        await RunAsync();
        world.Clock.Advance(TimeSpan.FromHours(1));
        var trial = world.UseCase(remembered: new UnsavedTrialOutcome(world.Statuses));

        var report = await trial.RunAsync(
            new RefreshRequest(["shop", "other"], TimeSpan.FromMinutes(5)),
            CancellationToken.None
        );

        world.Endpoint.Asked.Should().Equal("shop", "other");
        report.Failed.Single().Error.Should().Contain("the stored refresh token is already used");
        (await world.StatusAsync("other"))!.State.Should().Be(ConnectionState.Misconfigured);
    }

    private SealOrSaveToFile Seal => new(world.Seal, [folder.Path], interruption);

    private Task<RefreshReport> RunAsync() =>
        world
            .UseCase(seal: Seal)
            .RunAsync(new RefreshRequest(["shop"], TimeSpan.FromMinutes(5)), CancellationToken.None);
}
