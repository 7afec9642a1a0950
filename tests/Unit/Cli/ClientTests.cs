using Tokens.Cli;
using Tokens.Cli.Commands.Adding;
using Tokens.Cli.Commands.Clients;
using Tokens.Cli.Commands.Removing;
using Tokens.Cli.Commands.Rotate;
using Tokens.Cli.Failures;
using Tokens.Cli.Output;

namespace Tokens.Tests.Unit.Cli;

public sealed class ClientTests : IAsyncDisposable
{
    private const string SecretPlace = "/tokens/clients/erp/client-secret";

    private readonly OperatorWorld world = new();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task A_new_client_is_written_definition_last_and_its_secret_gets_reminders()
    {
        var written = await AddAsync("""{"provider":"amazon-lwa"}""", wasTried: false);

        written
            .Should()
            .Equal("/tokens/clients/erp/client-id", SecretPlace, "/tokens/clients/erp")
            .And.Equal(world.Parameters.Written);
        world.Parameters.Writes.Where(write => write.IsSecure).Should().HaveCount(2);
        world.Memory.Store.Policed().Single(one => one.Name == SecretPlace).Policies.Should().HaveCount(5);
        world.Parameters.Labelled.Should().BeEmpty("nothing has tried it");
    }

    [Fact]
    public async Task A_secret_that_an_exchange_proved_is_labelled()
    {
        await AddAsync("""{"provider":"amazon-lwa"}""", wasTried: true);

        world.Parameters.Labelled.Should().Equal($"{SecretPlace}:1=proven");
    }

    [Fact]
    public async Task What_is_there_keeps_its_policies_and_what_is_not_given_is_kept()
    {
        await world.PutAsync(SecretPlace, "fake-client-secret-older");
        await world.PutAsync("/tokens/clients/erp/client-id", "fake-client-id-older");
        var plan = await PlanAsync("""{"provider":"amazon-lwa"}""");
        var given = new Dictionary<CredentialSource, Secret> { [Source(SecretPlace)] = The.ClientSecret };

        await world.Get<WriteDefinition>().ClientAsync(plan, given, plan.Policies, wasTried: false);

        plan.Asked.Should().OnlyContain(one => one.Exists);
        world.Parameters.Written.Should().Equal(SecretPlace, "/tokens/clients/erp");
        world.Parameters.Writes[0].Policies.Should().BeEmpty();
        plan.Warnings(given)
            .Should()
            .Equal(
                "/tokens/clients/erp/client-id is there already; its value is kept",
                $"{SecretPlace} is there already and gets a new version"
            );
    }

    [Fact]
    public async Task A_write_that_the_store_refuses_names_what_is_written()
    {
        world.Parameters.BeforeWrite = (write, _) =>
            write.Name.Value == SecretPlace ? throw new StoreException("refused") : Task.CompletedTask;

        var failure = await FluentActions
            .Awaiting(() => AddAsync("""{"provider":"amazon-lwa"}""", wasTried: false))
            .Should()
            .ThrowAsync<CommandException>();

        failure.Which.Hint.Should().StartWith("written are /tokens/clients/erp/client-id; ");
        failure.Which.ExitCode.Should().Be(ExitCode.Store);
    }

    [Theory]
    [InlineData("""{"provider":"nobody"}""", "field provider: use one of")]
    [InlineData("""{"provider":"amazon-lwa","clientSecret":"/tokens/status/erp"}""", "field clientSecret: ")]
    [InlineData("""{"provider":"amazon-lwa","clientSecret":"env:AWS_SECRET_ACCESS_KEY"}""", "are never sent")]
    [InlineData("""{"provider":"oauth2","tokenEndpoint":"https://auth.example.com/token"}""", "field tokenEndpoint: ")]
    public async Task A_definition_that_breaks_a_rule_is_refused_before_anything_is_asked(string json, string problem)
    {
        var failure = await FluentActions.Awaiting(() => PlanAsync(json)).Should().ThrowAsync<CommandException>();

        failure.Which.Message.Should().Contain(problem).And.NotStartWith("parameter ");
        failure.Which.ExitCode.Should().Be(ExitCode.Usage);
    }

    [Fact]
    public async Task A_secret_of_another_client_is_refused_with_both_names()
    {
        await world.DefineClientAsync("lwa", """{"provider":"amazon-lwa","clientSecret":"/my-erp/secret"}""");
        world.Clock.Advance(TimeSpan.FromMinutes(1));

        var failure = await FluentActions
            .Awaiting(() => PlanAsync("""{"provider":"amazon-lwa","clientSecret":"/my-erp/secret"}"""))
            .Should()
            .ThrowAsync<CommandException>();

        failure
            .Which.Message.Should()
            .Be("/my-erp/secret belongs to client lwa; give client erp a parameter of its own");
    }

    [Fact]
    public async Task Taking_a_connections_own_secret_is_said_before()
    {
        await world.DefineAsync("acme", """{"provider":"amazon-lwa"}""");

        var plan = await PlanAsync("""{"provider":"amazon-lwa","clientSecret":"/tokens/acme/client-secret"}""");

        plan.Warnings(new Dictionary<CredentialSource, Secret>())
            .Should()
            .ContainSingle()
            .Which.Should()
            .Contain("/tokens/acme/client-secret is the connection acme's own")
            .And.EndWith("tokens add acme --client erp");
    }

    [Fact]
    public async Task A_connection_that_names_a_client_that_is_only_now_added_counts_as_its_user()
    {
        await world.DefineAsync("acme", """{"client":"erp"}""");

        var plan = await PlanAsync("""{"provider":"amazon-lwa"}""");

        plan.Draft.All.Connections.Should().ContainSingle().Which.Connection.Client.Name!.Value.Should().Be("erp");
    }

    [Fact]
    public async Task The_list_shows_who_uses_each_client_and_what_is_wrong_with_one()
    {
        await world.DefineClientAsync("erp", """{"provider":"amazon-lwa"}""");
        await world.PutAsync(SecretPlace, "fake-client-secret-1");
        await world.DefineClientAsync("bad", """{"provider":"amazon-lwa","scope":"x"}""");
        await world.DefineClientAsync("idle", """{"provider":"hubspot","clientSecret":"env:IDLE_SECRET"}""");
        await world.DefineAsync("b", """{"client":"erp","enabled":false}""");
        await world.DefineAsync("a", """{"client":"erp"}""");
        world.Clock.Advance(TimeSpan.FromDays(100));

        var found = await ListAsync();
        var documents = ClientListDocument.Of(found).Clients;

        documents.Select(one => one.Name).Should().Equal("bad", "erp", "idle");
        documents[0].Problem.Should().Contain("field scope: belongs to a connection");
        documents[1].Connections.Should().Equal("a", "b");
        documents[1].ClientSecretAt.Should().Be(SecretPlace);
        documents[1].Secret!.DaysLeft.Should().Be(80);
        documents[1].Proven.Should().BeFalse();
        documents[2].ClientSecretAt.Should().Be("env:IDLE_SECRET");
        Table(found)
            .Should()
            .MatchRegex(@"erp +amazon-lwa +/tokens/clients/erp/client-secret +rotate in 80 d, newest not proven +a, b");
    }

    [Fact]
    public async Task A_client_in_conflict_is_unusable_in_the_list_with_both_names()
    {
        await world.DefineClientAsync("first", """{"provider":"hubspot","clientSecret":"/vault/secret"}""");
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.DefineClientAsync("second", """{"provider":"hubspot","clientSecret":"/vault/secret"}""");

        var found = await ListAsync();

        found[0].Should().BeOfType<ClientDescription.Known>();
        found[1]
            .Should()
            .BeOfType<ClientDescription.Unusable>()
            .Which.Problem.Should()
            .Contain("client first")
            .And.Contain("client second");
    }

    [Fact]
    public async Task A_client_is_not_removed_while_a_definition_names_it_even_a_malformed_one()
    {
        await world.DefineClientAsync("erp", """{"provider":"amazon-lwa"}""");
        await world.DefineAsync("off", """{"client":"erp","enabled":false}""");
        await world.DefineAsync("odd", """{"client":"erp","accessToken":"/not/allowed"}""");

        var failure = await FluentActions.Awaiting(() => RemovalAsync()).Should().ThrowAsync<CommandException>();

        failure.Which.Message.Should().Be("client erp is used by odd, off");
        failure.Which.ExitCode.Should().Be(ExitCode.Usage);
    }

    [Fact]
    public async Task A_removal_deletes_its_own_and_leaves_what_is_elsewhere_unless_asked()
    {
        await world.DefineClientAsync("erp", """{"provider":"amazon-lwa","clientSecret":"/vault/secret"}""");
        await world.PutAsync("/tokens/clients/erp/client-id", "fake-client-id-1");
        await world.PutAsync("/vault/secret", "fake-client-secret-1");

        var careful = await RemovalAsync();
        var thorough = await RemovalAsync(elsewhere: true);

        careful
            .Deleted.Select(name => name.Value)
            .Should()
            .Equal("/tokens/clients/erp", "/tokens/clients/erp/client-id");
        careful.Kept.Should().Equal(new KeptDocument("/vault/secret", "lies elsewhere"));
        thorough.Deleted.Should().Contain(Some.Parameter("/vault/secret"));
        careful.Command.Should().Be("tokens client remove erp");
    }

    [Fact]
    public async Task A_secret_that_another_names_stays_and_a_definition_that_cannot_be_read_may_name_it()
    {
        await world.DefineClientAsync("erp", """{"provider":"amazon-lwa"}""");
        await world.PutAsync(SecretPlace, "fake-client-secret-1");
        await world.PutAsync("/tokens/clients/erp/client-id", "fake-client-id-1");
        await world.DefineClientAsync("twin", $$"""{"provider":"amazon-lwa","clientSecret":"{{SecretPlace}}"}""");
        await world.DefineAsync("torn", "{");

        var plan = await RemovalAsync();

        plan.Deleted.Select(name => name.Value).Should().Equal("/tokens/clients/erp");
        plan.Kept.Select(kept => kept.Why)
            .Should()
            .BeEquivalentTo("used by client twin", "perhaps used by torn, whose definition cannot be read");
    }

    [Fact]
    public async Task A_name_that_is_a_client_rotates_through_the_connection_that_has_worked()
    {
        await world.DefineClientAsync("erp", """{"provider":"amazon-lwa"}""");
        await world.DefineAsync("a-new-one", """{"client":"erp"}""");
        await world.DefineAsync("worked", """{"client":"erp"}""");
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.PutAsync("/tokens/worked/access-token", "fake-access-token-1");

        var found = await ToRotateAsync("erp");
        var byConnection = await ToRotateAsync("a-new-one");

        found.Through.Value.Should().Be("worked");
        found.Parameter.Value.Should().Be(SecretPlace);
        found.Users.Should().Equal("a-new-one", "worked");
        byConnection.Through.Value.Should().Be("a-new-one", "it is the one that was named");
        byConnection.Parameter.Should().Be(found.Parameter);
    }

    [Fact]
    public async Task A_name_that_means_a_client_and_another_connection_is_refused_with_both()
    {
        await world.DefineClientAsync("erp", """{"provider":"amazon-lwa"}""");
        await world.DefineAsync("erp", """{"provider":"hubspot"}""");
        await world.DefineAsync("user", """{"client":"erp"}""");

        var failure = await FluentActions.Awaiting(() => ToRotateAsync("erp")).Should().ThrowAsync<CommandException>();

        failure.Which.Message.Should().Be("erp is a client and also a connection that does not use that client");
        failure.Which.Hint.Should().Contain("give one of its connections: user");
        failure.Which.ExitCode.Should().Be(ExitCode.Usage);
    }

    [Fact]
    public async Task A_client_and_its_connection_of_the_same_name_are_one_secret()
    {
        await world.DefineClientAsync("erp", """{"provider":"amazon-lwa"}""");
        await world.DefineAsync("erp", """{"client":"erp"}""");

        (await ToRotateAsync("erp")).Through.Value.Should().Be("erp");
    }

    [Fact]
    public async Task A_client_without_a_connection_that_can_try_is_not_rotated()
    {
        await world.DefineClientAsync("erp", """{"provider":"amazon-lwa"}""");

        var failure = await FluentActions.Awaiting(() => ToRotateAsync("erp")).Should().ThrowAsync<CommandException>();

        failure.Which.Message.Should().Be("client erp has no connection that could try a new secret");
    }

    private Task<ClientPlan> PlanAsync(string json) =>
        world.Get<PlanDefinition>().ClientAsync("erp", json, CancellationToken.None);

    private async Task<IReadOnlyList<string>> AddAsync(string json, bool wasTried)
    {
        var plan = await PlanAsync(json);
        var given = plan.Asked.ToDictionary(
            one => one.Source,
            one => one.Field == "clientId" ? The.ClientId : The.ClientSecret
        );
        var written = await world.Get<WriteDefinition>().ClientAsync(plan, given, plan.Policies, wasTried);
        return [.. written.Select(name => name.Value)];
    }

    private async Task<IReadOnlyList<ClientDescription>> ListAsync() =>
        await world
            .Get<DescribeClients>()
            .RunAsync(await world.Get<ICatalogue>().AllAsync(CancellationToken.None), CancellationToken.None);

    private Task<RemovalPlan> RemovalAsync(bool elsewhere = false) =>
        world.Get<PlanRemoval>().ClientAsync("erp", elsewhere, CancellationToken.None);

    private Task<SecretToRotate> ToRotateAsync(string name) =>
        world.Get<FindSecretToRotate>().RunAsync(name, CancellationToken.None);

    private static CredentialSource Source(string name) => new CredentialSource.InParameter(Some.Parameter(name));

    private static string Table(IReadOnlyList<ClientDescription> found)
    {
        using var output = new StringWriter();
        ClientTable.Write(new Terminal(output, TextWriter.Null), found);
        return output.ToString();
    }
}
