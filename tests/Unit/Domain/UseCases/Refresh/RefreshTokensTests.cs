namespace Tokens.Tests.Unit.Domain.UseCases.Refresh;

/// <summary>What RefreshTokens sends, stores and reads for a connection whose token is due.</summary>
public sealed class RefreshTokensTests
{
    private static readonly Secret Rotated = Some.Secret("fake-refresh-token-2");

    private readonly RefreshWorld world = new();

    [Fact]
    public async Task A_refresh_writes_the_access_token_and_nothing_else()
    {
        world.Connect("my-erp");

        var report = await world.SweepAsync();

        report
            .Results.Should()
            .ContainSingle()
            .Which.Should()
            .BeEquivalentTo(
                new
                {
                    Connection = "my-erp",
                    Lifetime = TimeSpan.FromHours(1),
                    Rotated = false,
                }
            );
        var write = world.Store.Writes.Should().ContainSingle().Subject;
        write.Name.Value.Should().Be("/tokens/my-erp/access-token");
        write.Value.Should().BeSameAs(The.AccessToken);
        write.IsSecure.Should().BeTrue();
        write.KeepsItsKey.Should().BeFalse();
    }

    [Fact]
    public async Task The_provider_is_sent_what_lies_in_the_store()
    {
        world.Connect("my-erp");

        await world.SweepAsync();

        var request = world.Endpoint.Requests.Should().ContainSingle().Subject;
        request.Client.Id.Matches(The.ClientId).Should().BeTrue();
        request.Client.Secret.Matches(The.ClientSecret).Should().BeTrue();
        request.Client.SecretVersion.Should().Be(new CredentialVersion(1, The.Now));
        request.RefreshToken!.Matches(The.RefreshToken).Should().BeTrue();
    }

    [Fact]
    public async Task A_client_secret_may_come_from_the_environment()
    {
        world.SetVariable("ERP_SECRET", "fake-client-secret-1");
        world.DefineClient("erp", """{"provider":"amazon-lwa","clientSecret":"env:ERP_SECRET"}""");
        world.Put("/tokens/clients/erp/client-id", The.ClientId);
        world.Connect("my-erp", """{"client":"erp"}""");

        await world.SweepAsync();

        var client = world.Endpoint.Requests.Should().ContainSingle().Subject.Client;
        client.Secret.Matches(The.ClientSecret).Should().BeTrue();
        client.SecretVersion.Should().BeNull();
    }

    [Fact]
    public async Task A_rotated_refresh_token_is_stored_before_the_access_token_and_under_its_own_key()
    {
        world.Connect("my-erp");
        world.Endpoint.On("my-erp", Some.Refreshed(refreshToken: Rotated));

        var report = await world.SweepAsync();

        world.Store.Written.Should().Equal("/tokens/my-erp/refresh-token", "/tokens/my-erp/access-token");
        world
            .Store.Writes[0]
            .Should()
            .BeEquivalentTo(
                new
                {
                    IsSecure = true,
                    KeepsItsKey = true,
                    OnlyCopyAfter = 1L,
                }
            );
        (await world.ReadAsync("/tokens/my-erp/refresh-token")).Should().Be(Rotated.Reveal());
        report.Refreshed.Single().Rotated.Should().BeTrue();
    }

    [Fact]
    public async Task The_refresh_token_that_was_sent_is_not_stored_again()
    {
        world.Connect("my-erp");
        world.Endpoint.On("my-erp", Some.Refreshed(refreshToken: Secret.Of(The.RefreshToken.Reveal())));

        var report = await world.SweepAsync();

        world.Store.Written.Should().Equal("/tokens/my-erp/access-token");
        report.Refreshed.Single().Rotated.Should().BeFalse();
    }

    [Fact]
    public async Task An_event_that_comes_twice_does_nothing_the_second_time()
    {
        world.Connect("my-erp");
        await world.SweepAsync();
        world.Store.Forget();

        var report = await world.SweepAsync();

        report.Results.Should().Equal(new RefreshResult.Skipped(Some.Name(), SkipReason.NotDue));
        world.Endpoint.Asked.Should().HaveCount(1);
        world.Store.Writes.Should().BeEmpty();
        world.Store.Decrypted.Should().BeEmpty("nothing that is not needed is read");
    }

    [Fact]
    public async Task A_shorter_lifetime_is_remembered_once_and_counted_on()
    {
        world.Connect("my-erp");
        world.Endpoint.On("my-erp", Some.Refreshed(TimeSpan.FromMinutes(47)));

        await world.SweepAsync();
        world.Clock.Advance(TimeSpan.FromMinutes(10) - The.Tick);
        (await world.SweepAsync()).Skipped.Should().ContainSingle();
        world.Clock.Advance(The.Tick);
        (await world.SweepAsync()).Refreshed.Should().ContainSingle();

        world
            .Store.Written.Should()
            .Equal("/tokens/my-erp/access-token", "/tokens/status/my-erp", "/tokens/my-erp/access-token");
    }

    [Fact]
    public async Task An_instance_URL_is_written_when_it_changes()
    {
        world.Connect("my-erp", """{"provider":"salesforce"}""");
        async Task<IReadOnlyList<string>> SweepWith(string? url)
        {
            world.Store.Forget();
            world.Clock.Advance(TimeSpan.FromHours(2));
            world.Endpoint.On("my-erp", Some.Refreshed(instanceUrl: url));
            await world.SweepAsync();
            return world.Store.Written;
        }

        const string token = "/tokens/my-erp/access-token";
        (await SweepWith("https://a.my.salesforce.com")).Should().Contain(token, "/tokens/my-erp/instance-url");
        (await SweepWith("https://a.my.salesforce.com")).Should().Equal(token);
        (await SweepWith(null)).Should().Equal(token);
        (await SweepWith("https://b.my.salesforce.com")).Should().Equal(token, "/tokens/my-erp/instance-url");
        (await world.FindAsync("/tokens/my-erp/instance-url"))!.IsSecure.Should().BeFalse();
        (await world.ReadAsync("/tokens/my-erp/instance-url")).Should().Be("https://b.my.salesforce.com");
    }

    [Fact]
    public async Task A_shared_client_secret_is_read_once_a_run()
    {
        world.DefineClient("shared", """{"provider":"amazon-lwa","clientSecret":"/shared/secret"}""");
        world.Put("/tokens/clients/shared/client-id", The.ClientId);
        world.Put("/shared/secret", The.ClientSecret);
        for (var i = 0; i < 25; i++)
        {
            world.Connect($"c{i}", """{"client":"shared"}""");
        }

        var report = await world.SweepAsync();

        report.Refreshed.Should().HaveCount(25);
        world.Store.Decrypted.Where(name => name == "/shared/secret").Should().ContainSingle();
        world.Store.Decrypted.Where(name => name == "/shared/secret:proven").Should().ContainSingle();
        world.Store.Decrypted.Should().HaveCount(3 + 25).And.OnlyHaveUniqueItems();
    }
}
