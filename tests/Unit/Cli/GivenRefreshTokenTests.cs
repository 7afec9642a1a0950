using Tokens.Adapters.ParameterStore;
using Tokens.Cli.Commands.Adding;
using Tokens.Cli.Failures;
using Tokens.Cli.Operations;

namespace Tokens.Tests.Unit.Cli;

public sealed class GivenRefreshTokenTests
{
    private static readonly ParameterName Parameter = Some.Parameter("/tokens/shop/refresh-token");
    private static readonly CredentialSource Source = new CredentialSource.InParameter(Parameter);

    private readonly RefreshWorld world = new();

    [Fact]
    public async Task The_stored_one_given_again_is_claimed_like_for_any_refresh()
    {
        world.Put(Parameter.Value, The.RefreshToken);

        (await CompareAsync(rotates: true, asks: false)).Should().NotContainKey(Source);
    }

    [Fact]
    public async Task A_spent_one_is_not_sent_over_the_newer_one_that_a_failed_add_stored()
    {
        world.Put(Parameter.Value, FakeSecrets.Register("fake-refresh-token-rotated"));

        var compare = () => CompareAsync(rotates: true, asks: false);

        var refused = (await compare.Should().ThrowAsync<CommandException>()).Which;
        refused.Hint.Should().Contain("leave refreshToken out");
        refused.ExitCode.Should().Be(2);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public async Task A_person_may_agree_to_it_and_one_that_never_rotates_harms_nothing(bool rotates, bool asks)
    {
        world.Put(Parameter.Value, FakeSecrets.Register("fake-refresh-token-rotated"));

        (await CompareAsync(rotates, asks)).Should().ContainKey(Source);
    }

    [Fact]
    public async Task A_placeholder_gives_way()
    {
        world.Put(Parameter.Value, FakeSecrets.Register("REPLACE_ME"));

        (await CompareAsync(rotates: true, asks: false)).Should().ContainKey(Source);
    }

    [Fact]
    public void A_trial_that_spent_a_token_does_not_say_that_nothing_was_written()
    {
        var failed = TrialFailure.Of(new RefreshResult.Failed("shop", "the new refresh token lies sealed"));

        failed.Hint.Should().Be("what you gave is not stored");
        TrialFailure
            .Of(Some.Connection("shop"), new ExchangeOutcome.SecretRefused("invalid_client"))
            .Hint.Should()
            .Be("nothing was written");
    }

    private Task<IReadOnlyDictionary<CredentialSource, Secret>> CompareAsync(bool rotates, bool asks)
    {
        var connection = Some.Connection("shop", Some.Definition().With(ConnectionFields.RefreshTokenRotates, rotates));
        var plan = new ConnectionPlan(
            connection,
            new Draft(
                new StoredParameter(The.Layout.Definition(connection.Name), Secret.Of("{}"), 1, The.Now),
                Catalogue.Empty,
                new HashSet<ParameterName> { Parameter }
            )
        );
        return GivenRefreshToken.CompareAsync(
            plan,
            new Dictionary<CredentialSource, Secret> { [Source] = The.RefreshToken },
            new StoredCredentials(world.Store, _ => null),
            asks,
            CancellationToken.None
        );
    }
}
