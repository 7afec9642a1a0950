namespace Tokens.Tests.Unit.Adapters.ParameterStore;

public sealed class ConnectionCatalogueTests
{
    private const string Right = """{"provider":"amazon-lwa"}""";

    private readonly WatchedParameters store = new(new EmulatedParameters(new FakeTimeProvider(The.Now)));
    private readonly ConnectionCatalogue catalogue;

    public ConnectionCatalogueTests() =>
        catalogue = new ConnectionCatalogue(
            store,
            The.Layout,
            new ConnectionRules(The.Layout, AllowedHosts.Parse("sso.acme.example").Valid(), The.Paths),
            The.ClientRules
        );

    [Fact]
    public async Task All_definitions_are_found_and_nothing_else()
    {
        await Define("/tokens/connections/a", Right);
        await Define("/tokens/connections/b", Right);
        await Define("/tokens/connections/b/below", Right);
        await Define("/tokens/status/c", Right);

        var all = await catalogue.AllAsync(CancellationToken.None);

        all.Connections.Select(entry => (entry.Connection.Name.Value, entry.ChangedAt))
            .Should()
            .Equal(("a", The.Now), ("b", The.Now));
    }

    [Fact]
    public async Task A_definition_may_use_a_listed_host()
    {
        await Define(
            "/tokens/connections/a",
            """{"provider":"oauth2","tokenEndpoint":"https://sso.acme.example/token"}"""
        );

        (await catalogue.AllAsync(CancellationToken.None))
            .Entries.Single()
            .Should()
            .BeOfType<ConnectionEntry.Defined>();
    }

    [Theory]
    [InlineData("a", "{", "parameter /tokens/connections/a: is malformed JSON")]
    [InlineData("a", """{"provider":"x"}""", "parameter /tokens/connections/a: field provider: use one of")]
    [InlineData("Name", Right, "parameter /tokens/connections/Name: a connection's name has")]
    [InlineData("claims", Right, "parameter /tokens/connections/claims: the name claims is reserved")]
    public async Task A_definition_that_cannot_be_used_says_where_and_why(string name, string json, string because)
    {
        await Define("/tokens/connections/" + name, json);

        var entry = (await catalogue.AllAsync(CancellationToken.None)).Entries.Single();

        var malformed = entry.Should().BeOfType<ConnectionEntry.Malformed>().Subject;
        malformed.Name.Should().Be(name);
        malformed.Problem.Should().StartWith(because);
    }

    [Fact]
    public async Task A_definition_is_no_SecureString()
    {
        // Of its own: as a SecureString it is a secret to the suite's guard, and may not be shown by any other test.
        var definition = Secret.Of("""{"provider":"amazon-lwa","scope":"hidden-in-a"}""");
        await store.WriteAsync(
            new ParameterWrite(Some.Parameter("/tokens/connections/a"), definition) { IsSecure = true },
            CancellationToken.None
        );

        (await catalogue.AllAsync(CancellationToken.None))
            .Entries.Should()
            .Equal(
                new ConnectionEntry.Malformed(
                    "a",
                    "parameter /tokens/connections/a: is a SecureString; a definition holds no secret: make it a String",
                    The.Now
                )
                {
                    Names = null,
                }
            );
    }

    [Fact]
    public async Task One_is_found_by_its_name_and_no_other_is_read()
    {
        await Define("/tokens/connections/a", Right);
        await Define("/tokens/connections/b", Right);

        var found = await FindAsync("b");

        found.Should().BeOfType<ConnectionEntry.Defined>().Which.Connection.Name.Should().Be(Some.Name("b"));
        store.Asked.Should().Equal("/tokens/connections/b");
        store.Listed.Should().BeEmpty();
        store.Decrypted.Should().BeEmpty();
    }

    [Fact]
    public async Task A_connection_has_the_client_that_it_names()
    {
        await Define("/tokens/clients/shared", """{"provider":"amazon-lwa","clientSecret":"env:SECRET"}""");
        await Define("/tokens/connections/a", """{"client":"shared"}""");

        var all = await catalogue.AllAsync(CancellationToken.None);

        all.Clients.Should().ContainSingle().Which.Name.Should().Be("shared");
        var connection = all.Connections.Single().Connection;
        connection.Client.Name!.Value.Should().Be("shared");
        connection.Client.Id.Place.Should().Be("/tokens/clients/shared/client-id");
        connection.Client.Secret.Place.Should().Be("env:SECRET");
        (await FindAsync("a"))
            .Should()
            .BeOfType<ConnectionEntry.Defined>()
            .Which.Connection.Client.Should()
            .Be(connection.Client);
    }

    [Theory]
    [InlineData("""{"provider":"x"}""", "field client: parameter /tokens/clients/shared: field provider: use one of")]
    [InlineData("""{"provider":"amazon-lwa","scope":"a"}""", "field scope: belongs to a connection")]
    [InlineData("""{"provider":"amazon-lwa","clientSecret":"/tokens/settings"}""", "keeps its own records")]
    [InlineData("""{"provider":"amazon-lwa","clientId":"/tokens/clients/other"}""", "keeps its own records")]
    [InlineData("""{"provider":"amazon-lwa","clientId":"/a/b","clientSecret":"/a/b"}""", "is given for both")]
    [InlineData("""{"provider":"amazon-lwa","tokenEndpoint":"https://evil.example/"}""", "field tokenEndpoint")]
    public async Task A_client_that_cannot_be_used_is_its_connections_problem(string client, string because)
    {
        await Define("/tokens/clients/shared", client);
        await Define("/tokens/connections/a", """{"client":"shared"}""");

        var all = await catalogue.AllAsync(CancellationToken.None);

        all.Clients.Single().Should().BeOfType<ClientEntry.Malformed>();
        all.Entries.Single().Should().BeOfType<ConnectionEntry.Malformed>().Which.Problem.Should().Contain(because);
    }

    [Theory]
    [InlineData("""{"client":"shared","provider":"amazon-lwa"}""", "field provider: belongs to the client")]
    [InlineData("""{"client":"shared","clientSecret":"/a/b"}""", "field clientSecret: belongs to the client")]
    [InlineData("""{"client":"shared","rotateEvery":"9d"}""", "field rotateEvery: belongs to the client")]
    [InlineData("""{"client":"shared","extraFields":{"redirect_uri":"x"}}""", "may not be sent with the secret")]
    [InlineData("""{"client":"shared","tokenEndpoint":"https://sso.acme.example/token"}""", "field tokenEndpoint")]
    public async Task A_connection_chooses_nothing_for_a_client_that_is_not_its_own(string json, string because)
    {
        await Define("/tokens/clients/shared", """{"provider":"amazon-lwa"}""");
        await Define("/tokens/connections/a", json);

        var entry = (await catalogue.AllAsync(CancellationToken.None)).Entries.Single();

        entry.Should().BeOfType<ConnectionEntry.Malformed>().Which.Problem.Should().Contain(because);
    }

    [Fact]
    public async Task The_history_of_a_definition_tells_what_each_version_named()
    {
        await Define("/tokens/connections/a", """{"provider":"amazon-lwa"}""");
        await Define("/tokens/connections/a", "{");
        await Define("/tokens/connections/a", """{"clientt":1,"accessToken":"/out/one","accessToken":"/out/two"}""");
        await Define("/tokens/connections/a", """{"client":"shared","accessToken":"/out/token"}""");

        var owner = new DefinitionOwner.OfConnection(Some.Name("a"));
        var history = await catalogue.HistoryAsync(owner, CancellationToken.None);

        history[0].Names.Should().Contain(Some.Parameter("/tokens/a/access-token"));
        history[1].Names.Should().BeNull("it is no JSON");
        history[2].Names.Should().Contain([Some.Parameter("/out/one"), Some.Parameter("/out/two")]);
        history[3].Names.Should().Contain(Some.Parameter("/out/token"));
    }

    [Fact]
    public async Task One_that_is_not_there_is_not_found() => (await FindAsync("a")).Should().BeNull();

    [Fact]
    public async Task One_that_is_found_may_be_malformed()
    {
        await Define("/tokens/connections/a", "{");

        (await FindAsync("a"))
            .Should()
            .BeOfType<ConnectionEntry.Malformed>()
            .Which.Problem.Should()
            .StartWith("parameter /tokens/connections/a: is malformed JSON");
    }

    [Fact]
    public async Task One_that_cannot_be_read_is_not_taken_for_missing()
    {
        await Define("/tokens/connections/a", Right);
        store.Locked.Add("/tokens/connections/a");

        await FluentActions
            .Awaiting(() => FindAsync("a"))
            .Should()
            .ThrowAsync<StoreException>()
            .WithMessage("*/tokens/connections/a is locked");
    }

    private Task<ConnectionEntry?> FindAsync(string name) =>
        catalogue.FindAsync(Some.Name(name), CancellationToken.None);

    private Task Define(string parameter, string json) =>
        store.WriteAsync(new ParameterWrite(Some.Parameter(parameter), Secret.Of(json)), CancellationToken.None);
}
