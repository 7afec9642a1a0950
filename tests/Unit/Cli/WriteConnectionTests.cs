using Tokens.Adapters.ParameterStore;
using Tokens.Cli.Commands.Adding;

namespace Tokens.Tests.Unit.Cli;

public sealed class WriteConnectionTests : IAsyncDisposable
{
    private const string Place = "/tokens/acme/client-secret";

    private static readonly CredentialSource Source = new CredentialSource.InParameter(Some.Parameter(Place));

    private readonly OperatorWorld world = new();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task A_new_client_secret_gets_reminders_and_is_proven_after_the_definition_is_there()
    {
        await AddAsync(The.ClientSecret);

        world.Memory.Store.Policed().Should().ContainSingle(one => one.Name == Place);
        world.Parameters.Labelled.Should().Equal($"{Place}:1=proven");
        world.Parameters.Written[^1].Should().Be("/tokens/connections/acme");
    }

    [Fact]
    public async Task One_that_is_there_keeps_its_tier_and_policies_and_its_new_version_is_proven()
    {
        await world.PutAsync(Place, "fake-client-secret-older");

        await AddAsync(The.ClientSecret);

        world
            .Parameters.Writes.Single(write => write.Name.Value == Place)
            .Policies.Should()
            .BeEmpty("they would make a standard parameter an advanced one, for good");
        world.Parameters.Labelled.Should().Equal($"{Place}:2=proven");
    }

    [Fact]
    public async Task A_version_that_somebody_wrote_meanwhile_is_not_called_proven()
    {
        world.Parameters.BeforeWrite = (write, _) =>
            write.Name.Value == "/tokens/connections/acme"
                ? world.PutAsync(Place, "fake-client-secret-of-others")
                : Task.CompletedTask;

        await AddAsync(The.ClientSecret);

        world.Parameters.Labelled.Should().BeEmpty();
    }

    /// <summary>All was stored, and yet it ended as if the store had refused.</summary>
    [Fact]
    public async Task A_label_that_the_store_does_not_take_is_a_warning_for_the_next_refresh_puts_it()
    {
        world.Parameters.BeforeLabel = _ => throw new StoreException("the store would not label it");

        await AddAsync(The.ClientSecret);

        world.Parameters.Written[^1].Should().Be("/tokens/connections/acme");
        world
            .Errors.Should()
            .StartWith("warning: the client secret is not labelled proven yet: the store would not label it; ");
    }

    [Fact]
    public async Task A_secret_that_nobody_gave_is_left_as_it_is()
    {
        await world.PutAsync(Place, "fake-client-secret-older");

        await AddAsync(null);

        world.Parameters.Labelled.Should().BeEmpty();
        world.Parameters.Written.Should().Equal("/tokens/connections/acme");
    }

    /// <summary>The first connection of a client is what proves its secret.</summary>
    [Fact]
    public async Task With_a_named_client_only_the_connections_own_is_written_and_the_secret_that_was_used_is_proven()
    {
        await UseClientAsync("fake-client-secret-shared");

        world
            .Parameters.Written.Should()
            .Equal("/tokens/acme/refresh-token", "/tokens/acme/access-token", "/tokens/connections/acme");
        world.Parameters.Labelled.Should().Equal("/tokens/clients/erp/client-secret:1=proven");
    }

    [Fact]
    public async Task A_clients_newer_secret_that_was_not_the_one_used_is_not_called_proven()
    {
        await UseClientAsync("fake-client-secret-another");

        world.Parameters.Labelled.Should().BeEmpty();
    }

    /// <summary>That would end a rotation without anybody being notified of it.</summary>
    [Fact]
    public async Task The_label_of_a_client_that_has_a_proven_secret_is_left_to_the_next_refresh()
    {
        await world.PutAsync("/tokens/clients/erp/client-secret", "fake-client-secret-older");
        await world.Memory.LabelAsync(Some.Parameter("/tokens/clients/erp/client-secret"), 1, Labels.Proven, default);

        await UseClientAsync("fake-client-secret-shared");

        world.Parameters.Labelled.Should().BeEmpty();
    }

    /// <param name="used">The secret that the exchange used.</param>
    private async Task UseClientAsync(string used)
    {
        await world.DefineClientAsync("erp", """{"provider":"amazon-lwa"}""");
        await world.PutAsync("/tokens/clients/erp/client-id", "fake-client-id-shared");
        await world.PutAsync("/tokens/clients/erp/client-secret", "fake-client-secret-shared");
        var plan = await world
            .Get<PlanDefinition>()
            .ConnectionAsync("acme", """{"client":"erp"}""", CancellationToken.None);
        plan.Asked.Select(one => one.Field).Should().Equal("refreshToken");
        plan.Policies.Should().BeEmpty("the secret is the client's");
        var given = plan.Asked.ToDictionary(one => one.Source, _ => The.RefreshToken);
        var issued = Some.Refreshed();

        await world
            .Get<WriteDefinition>()
            .ConnectionAsync(plan, given, new TriedExchange(issued, Some.Secret(used)), plan.Policies);
    }

    private async Task AddAsync(Secret? secret)
    {
        var plan = await world
            .Get<PlanDefinition>()
            .ConnectionAsync("acme", """{"provider":"amazon-lwa"}""", CancellationToken.None);
        var given = new Dictionary<CredentialSource, Secret>();
        if (secret is not null)
        {
            given[Source] = secret;
        }

        IReadOnlyList<NoChangeNotification> policies = plan.Policies;
        policies.Should().NotBeEmpty("its provider limits a secret's age");
        await world.Get<WriteDefinition>().ConnectionAsync(plan, given, tried: null, policies);
    }
}
