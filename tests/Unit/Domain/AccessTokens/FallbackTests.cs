using FluentAssertions;
using Tokens.Domain.AccessTokens;
using Tokens.Domain.Rotation;
using Xunit;

namespace Tokens.Tests.Unit.Domain.AccessTokens;

/// <summary>RefreshTokens with a client secret that is new, wrong, or known to be.</summary>
public sealed class FallbackTests
{
    private readonly RotationWorld world = new();

    public FallbackTests() => world.ConnectAll("my-erp");

    [Fact]
    public async Task The_first_success_labels_the_version_in_silence()
    {
        await world.SweepAsync();

        (await world.ProvenAsync()).Should().Be(1);
        world.People.Should().BeEmpty();
    }

    [Fact]
    public async Task A_success_with_a_newer_version_labels_and_tells_of_it()
    {
        await world.SweepAsync();
        PutRight("fake-secret-2");

        await world.ByHandAsync("my-erp");

        (await world.ProvenAsync()).Should().Be(2);
        world.Alerts.Should().Equal("SecretProven/Info/my-erp");
    }

    [Fact]
    public async Task A_refused_new_secret_keeps_the_proven_one_in_use_and_is_told_once_it_had_time_to_settle()
    {
        await PutWrongAsync();

        world.Clock.Advance(Settling.Time - The.Tick);
        (await world.ByHandAsync("my-erp")).Refreshed.Single().RunsOn!.Number.Should().Be(1);
        world.People.Should().BeEmpty("it may settle yet");
        (await world.StatusAsync("my-erp")).Should().BeNull("nothing is known to be wrong");

        world.Clock.Advance(The.Tick);
        (await world.ByHandAsync("my-erp")).Refreshed.Single().RunsOn!.Number.Should().Be(1);
        world.Alerts.Should().Equal("SecretRefused/Critical/my-erp");
        (await world.StatusAsync("my-erp"))!
            .Should()
            .BeEquivalentTo(new { State = ConnectionState.SecretRefused, RunningOnVersion = 1L });
        (await world.ProvenAsync()).Should().Be(1);
    }

    [Fact]
    public async Task What_is_known_to_be_refused_is_shown_again_after_an_hour_and_not_before()
    {
        await RefusedAsync();

        world.Clock.Advance(NextStatus.AskAgain - The.Tick);
        (await AskedWhenDueAsync()).Should().Equal("fake-secret-1");
        world.Clock.Advance(The.Tick);
        (await AskedWhenDueAsync()).Should().Equal("fake-wrong-secret", "fake-secret-1");
        (await AskedWhenDueAsync()).Should().Equal("fake-secret-1");
        world.Alerts.Should().Equal("SecretRefused/Critical/my-erp");
    }

    [Fact]
    public async Task What_is_known_to_be_refused_is_shown_again_as_soon_as_it_changes()
    {
        await RefusedAsync();
        world.Clock.Advance(The.Tick);
        PutRight("fake-secret-3");

        (await AskedByHandAsync()).Should().Equal("fake-secret-3");

        world.Alerts.Should().Equal("SecretRefused/Critical/my-erp", "SecretProven/Info/my-erp");
        (await world.StatusAsync("my-erp"))!.State.Should().Be(ConnectionState.Healthy);
    }

    /// <summary>
    /// The secret belonged to a client id that came minutes later. The proven secret was shown with the new id, refused,
    /// and the connection left alone for an hour with the right pair in the store.
    /// </summary>
    [Fact]
    public async Task What_is_known_to_be_refused_is_shown_again_as_soon_as_the_client_id_changes()
    {
        await RefusedAsync();
        world.Clock.Advance(The.Tick);
        world.Provider.Accept("fake-id-2", "fake-wrong-secret");
        world.Put("/shared/client-id", "fake-id-2");

        (await AskedByHandAsync()).Should().Equal("fake-wrong-secret");

        (await world.StatusAsync("my-erp"))!.State.Should().Be(ConnectionState.Healthy);
    }

    [Fact]
    public async Task A_settled_secret_refused_without_another_one_is_told_at_once()
    {
        world.Provider.Refuse("fake-id-1", "fake-secret-1");
        world.Clock.Advance(Settling.Time);

        (await world.SweepAsync()).Failed.Single().State.Should().Be(ConnectionState.SecretRefused);

        world.Alerts.Should().Equal("SecretRefused/Critical/my-erp");
    }

    [Theory]
    [InlineData("/shared/client-id", "fake-id-9")]
    [InlineData(RotationWorld.Secret, "fake-secret-9")]
    public async Task A_refusal_right_after_an_id_or_a_secret_changed_is_tried_again_when_it_has_settled(
        string parameter,
        string value
    )
    {
        world.Clock.Advance(TimeSpan.FromDays(1));
        world.Put(parameter, value);
        world.Clock.Advance(TimeSpan.FromSeconds(30));

        await world.SweepAsync();

        (await world.StatusAsync("my-erp"))!
            .Should()
            .BeEquivalentTo(
                new { State = ConnectionState.Retrying, RetryAt = world.Clock.GetUtcNow() + TimeSpan.FromSeconds(90) }
            );
        world.People.Should().BeEmpty();
    }

    [Fact]
    public async Task Where_both_secrets_are_refused_the_newest_is_what_people_hear_of()
    {
        await PutWrongAsync();
        world.Provider.Refuse("fake-id-1", "fake-secret-1");
        world.Clock.Advance(Settling.Time);

        (await AskedByHandAsync()).Should().Equal("fake-wrong-secret", "fake-secret-1");

        (await world.StatusAsync("my-erp"))!.RunningOnVersion.Should().BeNull();
        world.Alerts.Should().Equal("SecretRefused/Critical/my-erp");
    }

    /// <summary>The old secret's grace ended, and nobody was told that now nothing works any more.</summary>
    [Fact]
    public async Task When_the_proven_secret_dies_as_well_that_is_told_although_the_new_one_was()
    {
        await RefusedAsync();
        world.Provider.Refuse("fake-id-1", "fake-secret-1");
        world.Clock.Advance(TimeSpan.FromMinutes(30));

        await world.ByHandAsync("my-erp");
        await world.ByHandAsync("my-erp");

        world.Alerts.Should().Equal("SecretRefused/Critical/my-erp", "SecretRefused/Critical/my-erp");
        world.People[1].Message.Body.Should().NotBe(world.People[0].Message.Body);
    }

    /// <summary>A provider may need a while to know a new secret, and forget the old one at the same moment.</summary>
    [Fact]
    public async Task When_the_proven_secret_dies_the_newest_is_shown_at_once()
    {
        await RefusedAsync();
        world.Provider.Refuse("fake-id-1", "fake-secret-1");
        world.Provider.Accept("fake-id-1", "fake-wrong-secret");
        world.Clock.Advance(TimeSpan.FromMinutes(30));

        (await AskedWhenDueAsync()).Should().Equal("fake-secret-1", "fake-wrong-secret");

        (await world.StatusAsync("my-erp"))!.State.Should().Be(ConnectionState.Healthy);
        (await world.ProvenAsync()).Should().Be(2);
    }

    [Fact]
    public async Task An_outage_at_the_fallback_is_passing_trouble()
    {
        await RefusedAsync();
        world.Provider.IsDown = true;

        (await AskedWhenDueAsync()).Should().Equal("fake-secret-1");

        (await world.StatusAsync("my-erp"))!.State.Should().Be(ConnectionState.Retrying);
        (await world.ProvenAsync()).Should().Be(1);
    }

    [Fact]
    public async Task A_secret_in_the_environment_has_no_other_version()
    {
        world.Environment["ERP_SECRET"] = "fake-wrong-secret";
        world.Define("by-variable", """{"provider":"amazon-lwa","clientSecret":"env:ERP_SECRET"}""");
        world.Put("/tokens/by-variable/client-id", "fake-id-1");
        world.Put("/tokens/by-variable/refresh-token", "fake-refresh-token-1");
        world.Clock.Advance(Settling.Time);

        (await world.ByHandAsync("by-variable")).Failed.Single().State.Should().Be(ConnectionState.SecretRefused);
        world.Provider.Accept("fake-id-1", "fake-wrong-secret");
        world.Clock.Advance(TimeSpan.FromHours(1));
        await world.ByHandAsync("by-variable");

        world.Alerts.Should().Equal("SecretRefused/Critical/by-variable", "Recovered/Info/by-variable");
    }

    /// <summary>Nobody heard that the very first secret works, after they had heard that it does not.</summary>
    [Fact]
    public async Task A_first_secret_that_was_refused_and_then_works_is_told_to_have_recovered()
    {
        world.Provider.Refuse("fake-id-1", "fake-secret-1");
        world.Clock.Advance(Settling.Time);
        await world.SweepAsync();
        world.Clock.Advance(TimeSpan.FromMinutes(10));
        PutRight("fake-secret-2");

        await world.SweepAsync();

        world.Alerts.Should().Equal("SecretRefused/Critical/my-erp", "Recovered/Info/my-erp");
        (await world.ProvenAsync()).Should().Be(2);
    }

    /// <summary>Each refresh stores a new refresh token, which was taken for a mend: the trouble began anew each time.</summary>
    [Fact]
    public async Task A_rotating_refresh_token_does_not_make_the_refusal_look_young()
    {
        await RefusedAsync();
        var since = (await world.StatusAsync("my-erp"))!.Since;
        world.Provider.Rotates = true;

        world.Clock.Advance(TimeSpan.FromMinutes(20));
        await world.ByHandAsync("my-erp");
        world.Clock.Advance(TimeSpan.FromMinutes(20));
        await world.ByHandAsync("my-erp");

        (await world.StatusAsync("my-erp"))!.Since.Should().Be(since);
    }

    /// <summary>
    /// A single refused read of the proven version once counted as "there is none": people heard that nothing served,
    /// and a new version that worked was marked without a word.
    /// </summary>
    [Theory]
    [InlineData(RotationWorld.Secret + ":proven!")]
    [InlineData(RotationWorld.Secret + ":proven")]
    public async Task A_proven_version_that_cannot_be_read_is_not_taken_for_none(string locked)
    {
        await PutWrongAsync();
        world.Clock.Advance(Settling.Time);
        world.Locked.Add(locked);

        (await world.ByHandAsync("my-erp")).Failed.Single().Error.Should().Contain($"{locked.TrimEnd('!')} is locked");

        world.People.Should().BeEmpty();
        world.Locked.Clear();
        world.Clock.Advance(TimeSpan.FromMinutes(30));
        (await world.ByHandAsync("my-erp")).Refreshed.Single().RunsOn!.Number.Should().Be(1);
        world.Alerts.Should().Equal("SecretRefused/Critical/my-erp");
    }

    [Fact]
    public async Task A_proven_version_that_cannot_be_read_keeps_no_new_one_from_being_proven_and_told_of()
    {
        await world.SweepAsync();
        PutRight("fake-secret-2");
        world.Locked.Add(RotationWorld.Secret + ":proven!");

        (await world.ByHandAsync("my-erp")).Refreshed.Should().ContainSingle();

        (await world.ProvenAsync()).Should().Be(2);
        world.Alerts.Should().Equal("SecretProven/Info/my-erp");
    }

    [Fact]
    public async Task Who_runs_on_a_proven_version_that_cannot_be_read_any_more_comes_back_later()
    {
        await RefusedAsync();
        world.Locked.Add(RotationWorld.Secret + ":proven!");

        (await AskedByHandAsync()).Should().Equal("fake-wrong-secret");

        (await world.StatusAsync("my-erp"))!.State.Should().Be(ConnectionState.Retrying);
        world.Alerts.Should().Equal("SecretRefused/Critical/my-erp");
    }

    private async Task<IEnumerable<string>> AskedByHandAsync()
    {
        world.Provider.Forget();
        await world.ByHandAsync("my-erp");
        return world.Provider.Asked.Select(asked => asked.Secret);
    }

    private async Task<IEnumerable<string>> AskedWhenDueAsync()
    {
        world.Provider.Forget();
        world.Memory.Delete(Some.Parameter("/tokens/my-erp/access-token"));
        await world.SweepAsync();
        return world.Provider.Asked.Select(asked => asked.Secret);
    }

    private void PutRight(string secret)
    {
        world.Provider.Accept("fake-id-1", secret);
        world.Put(RotationWorld.Secret, secret);
    }

    /// <summary>A first secret that works, and a new one that does not, just stored.</summary>
    private async Task PutWrongAsync()
    {
        await world.SweepAsync();
        world.Clock.Advance(TimeSpan.FromMinutes(10));
        world.Put(RotationWorld.Secret, "fake-wrong-secret");
    }

    private async Task RefusedAsync()
    {
        await PutWrongAsync();
        world.Clock.Advance(Settling.Time);
        await world.ByHandAsync("my-erp");
    }
}
