namespace Tokens.Tests.Unit.Domain.UseCases.Status;

public sealed class DescribeConnectionsTests
{
    private readonly RotationWorld world = new();

    [Fact]
    public async Task Tells_a_tokens_time_and_a_secrets_age_by_name()
    {
        world.ConnectAll("beta", "alpha");
        await world.SweepAsync();
        world.Clock.Advance(TimeSpan.FromDays(150));

        var found = await LookAsync();

        found.Select(one => one.Name).Should().Equal("alpha", "beta");
        var alpha = found[0].Should().BeOfType<ConnectionDescription.Known>().Subject;
        alpha.Token!.IssuedAt.Should().Be(The.Now);
        alpha.Secret!.Left.Should().Be(TimeSpan.FromDays(30));
        alpha.Secret.Stage.Should().Be(RotationStage.Approaching);
        alpha.AwaitsProof.Should().BeFalse();
        alpha.NeedsAction.Should().BeFalse();
    }

    [Fact]
    public async Task Tells_of_a_new_secret_that_is_not_proven_while_the_older_ones_age_counts()
    {
        world.ConnectAll("alpha");
        await world.SweepAsync();
        world.Clock.Advance(TimeSpan.FromDays(10));
        world.Put(RotationWorld.Secret, "fake-secret-2");

        var alpha = (ConnectionDescription.Known)(await LookAsync()).Single();

        alpha.AwaitsProof.Should().BeTrue();
        alpha.Secret!.Left.Should().Be(TimeSpan.FromDays(170));
    }

    [Fact]
    public async Task Tells_the_dates_that_a_definition_gives()
    {
        world.DefineClient(
            "variable",
            """{"provider":"amazon-lwa","clientSecret":"env:A_SECRET","secretIssuedAt":"2026-01-01"}"""
        );
        world.Define("alpha", """{"client":"variable","refreshTokenExpiresAt":"2030-01-01"}""");

        var alpha = (ConnectionDescription.Known)(await LookAsync()).Single();

        alpha.Secret!.EndsAt.Should().Be(new DateTimeOffset(2026, 6, 30, 0, 0, 0, TimeSpan.Zero));
        alpha.RefreshToken!.EndsAt.Year.Should().Be(2030);
    }

    [Fact]
    public async Task What_its_owner_switched_off_awaits_no_mending_and_a_bad_definition_does()
    {
        world.Define("off", """{"provider":"amazon-lwa","enabled":false}""");
        world.Define("wrong", "{}");

        var found = await LookAsync();

        found.Select(one => one.NeedsAction).Should().Equal(false, true);
        found[1].Should().BeOfType<ConnectionDescription.Unusable>().Which.Problem.Should().Contain("provider");
    }

    [Theory]
    [InlineData(ConnectionState.Retrying, false)]
    [InlineData(ConnectionState.SecretRefused, true)]
    [InlineData(ConnectionState.SignInAgain, true)]
    [InlineData(ConnectionState.Misconfigured, true)]
    public void Passing_trouble_mends_itself_and_the_rest_does_not(ConnectionState state, bool awaits) =>
        new ConnectionDescription.Known(Some.Connection(), new ConnectionStatus(state, The.Now), null)
            .NeedsAction.Should()
            .Be(awaits);

    [Fact]
    public void Trouble_that_an_outage_hides_still_awaits_mending()
    {
        var status = new ConnectionStatus(ConnectionState.Retrying, The.Now)
        {
            Underlying = new StateSince(ConnectionState.SignInAgain, The.Now),
        };

        new ConnectionDescription.Known(Some.Connection(), status, null).NeedsAction.Should().BeTrue();
    }

    private Task<IReadOnlyList<ConnectionDescription>> LookAsync() =>
        world.UseCases.DescribeConnections.RunAsync(null, CancellationToken.None);
}
