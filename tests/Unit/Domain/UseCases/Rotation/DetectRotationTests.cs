namespace Tokens.Tests.Unit.Domain.UseCases.Rotation;

public sealed class DetectRotationTests
{
    private readonly RotationWorld world = new();

    public DetectRotationTests() => world.ConnectAll("my-erp", "my-shop");

    [Fact]
    public async Task A_parameter_that_cannot_be_read_asks_for_the_event_again()
    {
        world.Locked.Add(RotationWorld.Secret);

        var failed = () => world.DetectAsync();

        await failed.Should().ThrowAsync<StoreException>().WithMessage("*will come again");
        world.Topics.Published.Should().BeEmpty();
    }

    [Fact]
    public async Task A_new_version_is_announced_once_however_often_its_event_comes()
    {
        await world.DetectAsync();
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.DetectAsync();

        var announced = world.Completions.Should().ContainSingle().Subject;
        announced.Parameter.Value.Should().Be(RotationWorld.Secret);
        announced.Version.Should().Be(new CredentialVersion(1, The.Now));
        announced.Source.Should().Be("detect");
    }

    [Fact]
    public async Task Each_version_is_announced()
    {
        await world.DetectAsync();
        world.Put(RotationWorld.Secret, "fake-secret-2");
        await world.DetectAsync();

        world.Completions.Select(announced => announced.Version.Number).Should().Equal(1, 2);
    }

    [Fact]
    public async Task A_proven_version_is_nothing_to_announce()
    {
        await world.SweepAsync();

        await world.DetectAsync();

        world.Completions.Should().BeEmpty();
        world.Observer.Passed.Should().Equal((RotationWorld.Secret, "its newest version is proven"));
    }

    [Fact]
    public async Task A_new_client_id_is_announced()
    {
        await world.DetectAsync("/shared/client-id");

        world.Completions.Single().Parameter.Value.Should().Be("/shared/client-id");
    }

    [Fact]
    public async Task A_foreign_parameter_is_none_of_our_business()
    {
        world.Put("/foreign/password", "fake-password-1");

        await world.DetectAsync("/foreign/password");
        await world.DetectAsync("/tokens/my-erp/access-token");

        world.Topics.Published.Should().BeEmpty();
        world
            .Observer.Passed.Should()
            .Equal(
                ("/foreign/password", "no client or connection uses it as a credential"),
                ("/tokens/my-erp/access-token", "no client or connection uses it as a credential")
            );
    }

    [Fact]
    public async Task A_deletion_is_told_as_critical_once()
    {
        world.Memory.Forget(Some.Parameter(RotationWorld.Secret));

        await world.DetectAsync(isDeletion: true, at: The.Now);
        world.Clock.Advance(TimeSpan.FromMinutes(3));
        await world.DetectAsync(isDeletion: true, at: The.Now);

        world.Alerts.Should().Equal("CredentialDeleted/Critical/-");
    }

    /// <summary>The event of the last change came after the deletion, and was told as a second one.</summary>
    [Fact]
    public async Task A_change_that_is_told_of_after_the_deletion_is_no_second_deletion()
    {
        world.Memory.Forget(Some.Parameter(RotationWorld.Secret));

        await world.DetectAsync(isDeletion: true, at: The.Now.AddMinutes(1));
        await world.DetectAsync(isDeletion: false, at: The.Now);

        world.Alerts.Should().Equal("CredentialDeleted/Critical/-");
        world
            .Observer.Passed.Should()
            .Equal((RotationWorld.Secret, "it no longer exists; its deletion has an event of its own"));
    }

    [Fact]
    public async Task A_deletion_that_was_made_good_is_a_new_version()
    {
        world.Memory.Forget(Some.Parameter(RotationWorld.Secret));
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        world.Put(RotationWorld.Secret, "fake-secret-2");

        await world.DetectAsync(isDeletion: true, at: The.Now);

        world.Subscribers.Should().BeEmpty();
        world.Completions.Single().Version.Should().Be(new CredentialVersion(1, The.Now.AddMinutes(1)));
    }

    [Fact]
    public async Task A_refresh_token_counts_only_while_its_connection_waits_for_it()
    {
        const string token = "/tokens/my-erp/refresh-token";
        await world.DetectAsync(token);
        world.Completions.Should().BeEmpty();
        world.Observer.Passed.Should().Equal((token, "no connection waits for it"));

        world.Provider.Withdrawn.Add("my-erp");
        await world.SweepAsync();
        await world.DetectAsync(token);

        world.Completions.Single().Parameter.Value.Should().Be(token);
        world.Observer.Passed.Should().ContainSingle();
    }

    [Fact]
    public async Task A_connection_that_is_switched_off_asks_for_nothing()
    {
        world.Define("off", """{"provider":"amazon-lwa","enabled":false}""");
        world.Put("/tokens/off/client-secret", "fake-secret-9");

        await world.DetectAsync("/tokens/off/client-secret");

        world.Topics.Published.Should().BeEmpty();
    }
}
