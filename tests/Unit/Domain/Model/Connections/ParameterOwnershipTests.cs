namespace Tokens.Tests.Unit.Domain.Model.Connections;

public sealed class ParameterOwnershipTests
{
    private const string Shared = "/out/parameter";

    private readonly List<ConnectionEntry> connections = [];

    private readonly List<ClientEntry> clients = [];

    private readonly Dictionary<DefinitionOwner, IReadOnlyList<DefinitionVersion>> histories = [];

    [Fact]
    public void Connections_with_parameters_of_their_own_are_not_in_conflict()
    {
        Connect("a", Some.Definition());
        Connect("b", Some.Salesforce());

        Ownership.InConflict.Should().BeEmpty();
        Ownership.Refused(histories).Should().BeEmpty();
    }

    [Fact]
    public void Connections_of_one_client_share_its_id_and_secret()
    {
        AddClient("shared");
        ConnectTo("shared", "a");
        ConnectTo("shared", "b");

        Ownership.InConflict.Should().BeEmpty();
    }

    [Fact]
    public void Of_two_that_name_a_parameter_the_one_that_has_named_it_longest_keeps_it()
    {
        Connect("a-newer", Some.Definition().With(ConnectionFields.AccessToken, Shared));
        Connect("b-older", Some.Definition().With(ConnectionFields.RefreshToken, Shared));
        Remember("a-newer", (2, [Shared]));
        Remember("b-older", (1, [Shared]), (5, [Shared]));

        Refused.Should().ContainSingle();
        Refused["a-newer"]
            .Should()
            .Be($"{Shared} belongs to connection b-older; give connection a-newer a parameter of its own");
    }

    [Fact]
    public void An_interruption_begins_anew()
    {
        Connect("a", Some.Definition().With(ConnectionFields.AccessToken, Shared));
        Connect("b", Some.Definition().With(ConnectionFields.AccessToken, Shared));
        Remember("a", (1, [Shared]), (2, ["/out/another"]), (4, [Shared]));
        Remember("b", (3, [Shared]));

        Refused.Keys.Should().Equal("a");
    }

    [Fact]
    public void Of_two_since_the_same_moment_the_first_by_name_keeps_it()
    {
        Connect("b", Some.Definition().With(ConnectionFields.AccessToken, Shared));
        Connect("a", Some.Definition().With(ConnectionFields.AccessToken, Shared));
        Remember("a", (1, [Shared]));
        Remember("b", (1, [Shared]));

        Refused.Keys.Should().Equal("b");
    }

    [Fact]
    public void A_disabled_connection_keeps_what_is_its_own()
    {
        Connect(
            "a",
            Some.Definition().With(ConnectionFields.AccessToken, Shared).With(ConnectionFields.Enabled, false)
        );
        Connect("b", Some.Definition().With(ConnectionFields.AccessToken, Shared));
        Remember("a", (1, [Shared]));
        Remember("b", (2, [Shared]));

        Refused.Keys.Should().Equal("b");
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 1)]
    public void What_a_client_names_is_no_connections_refresh_token_or_output(int client, int connection)
    {
        AddClient("shared", Some.Definition().With(ClientFields.ClientSecret, Shared));
        ConnectTo("shared", "user");
        Connect("a", Some.Definition().With(ConnectionFields.RefreshToken, Shared));
        Connect("b", Some.Definition().With(ConnectionFields.AccessToken, Shared));
        histories[new DefinitionOwner.OfClient(ClientName.Parse("shared").Valid())] = Versions((client, [Shared]));
        Remember("a", (connection, [Shared]));
        Remember("b", (connection, [Shared]));

        Refused.Keys.Should().BeEquivalentTo("a", "b");
        Refused["a"].Should().Contain("belongs to client shared").And.Contain("connection a");
    }

    [Fact]
    public void A_client_may_name_a_connections_refresh_token_but_then_the_connection_stops()
    {
        AddClient("shared", Some.Definition().With(ClientFields.ClientId, "/tokens/a/client-id"));
        Connect("a", Some.Definition());
        histories[new DefinitionOwner.OfClient(ClientName.Parse("shared").Valid())] = Versions(
            (2, ["/tokens/a/client-id"])
        );
        Remember("a", (1, ["/tokens/a/client-id"]));

        Refused.Keys.Should().Equal("a");
    }

    [Fact]
    public void Of_two_clients_with_the_same_secret_the_connections_of_the_newer_one_are_refused()
    {
        AddClient("one", Some.Definition().With(ClientFields.ClientSecret, Shared));
        AddClient("two", Some.Definition().With(ClientFields.ClientSecret, Shared));
        ConnectTo("one", "of-one");
        ConnectTo("two", "of-two");
        histories[new DefinitionOwner.OfClient(ClientName.Parse("one").Valid())] = Versions((2, [Shared]));
        histories[new DefinitionOwner.OfClient(ClientName.Parse("two").Valid())] = Versions((1, [Shared]));

        Refused.Keys.Should().Equal("of-one");
        Refused["of-one"].Should().Contain("client one").And.Contain("client two");
    }

    [Fact]
    public void Without_histories_nobody_owns_what_is_in_conflict()
    {
        Connect("a", Some.Definition().With(ConnectionFields.AccessToken, Shared));
        Connect("b", Some.Definition().With(ConnectionFields.AccessToken, Shared));

        Refused.Keys.Should().BeEquivalentTo("a", "b");
        Refused["a"].Should().Contain("ssm:GetParameterHistory");
    }

    [Fact]
    public void Where_one_history_is_missing_nobody_is_given_the_parameter_on_a_guess()
    {
        Connect("a", Some.Definition().With(ConnectionFields.AccessToken, Shared));
        Connect("b", Some.Definition().With(ConnectionFields.AccessToken, Shared));
        Remember("b", (9, [Shared]));

        Refused.Keys.Should().BeEquivalentTo("a", "b");
    }

    [Fact]
    public void A_client_keeps_what_it_names_without_any_history()
    {
        AddClient("shared", Some.Definition().With(ClientFields.ClientSecret, Shared));
        ConnectTo("shared", "user");
        Connect("a", Some.Definition().With(ConnectionFields.AccessToken, Shared));

        Refused.Keys.Should().Equal("a");
    }

    /// <summary>A typo in the owner's definition handed its refresh token to whoever else named it.</summary>
    [Fact]
    public void A_malformed_definition_keeps_what_it_names()
    {
        connections.Add(Broken("a", Shared));
        Connect("b", Some.Definition().With(ConnectionFields.AccessToken, Shared));
        Remember("a", (1, [Shared]));
        Remember("b", (2, [Shared]));

        Refused.Keys.Should().Equal("b");
    }

    [Fact]
    public void A_malformed_client_keeps_what_it_names()
    {
        clients.Add(
            new ClientEntry.Malformed("shared", "a problem", The.Now)
            {
                Names = new HashSet<ParameterName> { Some.Parameter(Shared) },
            }
        );
        Connect("b", Some.Definition().With(ConnectionFields.RefreshToken, Shared));

        Refused.Keys.Should().Equal("b");
    }

    [Fact]
    public void A_version_that_cannot_be_read_is_no_interruption()
    {
        Connect("a", Some.Definition().With(ConnectionFields.AccessToken, Shared));
        Connect("b", Some.Definition().With(ConnectionFields.AccessToken, Shared));
        histories[new DefinitionOwner.OfConnection(Some.Name("a"))] =
        [
            .. Versions((1, [Shared])),
            new DefinitionVersion(The.Now.AddMinutes(3), null),
            .. Versions((4, [Shared])),
        ];
        Remember("b", (2, [Shared]));

        Refused.Keys.Should().Equal("b");
    }

    [Fact]
    public void An_instance_URL_counts_where_the_provider_returns_one()
    {
        Connect("a", Some.Definition().With(ConnectionFields.AccessToken, Shared));
        Connect("b", Some.Definition().With(ConnectionFields.InstanceUrl, Shared));
        Ownership.InConflict.Should().BeEmpty();

        Connect("c", Some.Salesforce().With(ConnectionFields.InstanceUrl, Shared));
        Ownership.InConflict.Select(owner => owner.ToString()).Should().BeEquivalentTo("connection a", "connection c");
    }

    private ParameterOwnership Ownership => new(new Catalogue(connections, clients));

    private Dictionary<string, string> Refused =>
        Ownership.Refused(histories).ToDictionary(refused => refused.Key.Value, refused => refused.Value);

    private static ConnectionEntry.Malformed Broken(string name, string parameter) =>
        new(name, "a problem", The.Now) { Names = new HashSet<ParameterName> { Some.Parameter(parameter) } };

    private void Connect(string name, Definition definition) =>
        connections.Add(new ConnectionEntry.Defined(Some.Connection(name, definition), The.Now));

    private void ConnectTo(string client, string name) =>
        connections.Add(
            new ConnectionEntry.Defined(Some.ConnectionOf(clients.Single(entry => entry.Name == client), name), The.Now)
        );

    private void AddClient(string name, Definition? definition = null) =>
        clients.Add(Some.ClientEntry(name, definition));

    private void Remember(string connection, params (int At, string[] Names)[] versions) =>
        histories[new DefinitionOwner.OfConnection(Some.Name(connection))] = Versions(versions);

    private static List<DefinitionVersion> Versions(params (int At, string[] Names)[] versions) =>
        [
            .. versions.Select(version => new DefinitionVersion(
                The.Now.AddMinutes(version.At),
                version.Names.Select(Some.Parameter).ToHashSet()
            )),
        ];
}
