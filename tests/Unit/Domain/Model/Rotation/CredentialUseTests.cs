namespace Tokens.Tests.Unit.Domain.Model.Rotation;

public sealed class CredentialUseTests
{
    private static readonly ParameterName Secret = Some.Parameter("/tokens/clients/shared/client-secret");

    [Fact]
    public void Every_credential_in_a_parameter_has_its_role_and_its_users()
    {
        var client = Some.ClientEntry();

        Index([client], Of(client, "my-erp"), Of(client, "my-shop"), User("alone", Some.Definition()))
            .Values.Select(use => $"{use.Name} {use.Role} {Users(use)}")
            .Should()
            .BeEquivalentTo(
                "/tokens/clients/shared/client-id ClientId my-erp my-shop",
                "/tokens/clients/shared/client-secret ClientSecret my-erp my-shop",
                "/tokens/my-erp/refresh-token RefreshToken my-erp",
                "/tokens/my-shop/refresh-token RefreshToken my-shop",
                "/tokens/alone/client-id ClientId alone",
                "/tokens/alone/client-secret ClientSecret alone",
                "/tokens/alone/refresh-token RefreshToken alone"
            );
    }

    [Fact]
    public void What_is_in_the_environment_disabled_malformed_or_not_granted_is_no_use()
    {
        var variable = Some.ClientEntry(
            "by-variable",
            Some.Definition().With(ClientFields.ClientId, "env:ID").With(ClientFields.ClientSecret, "env:SECRET")
        );
        var off = Some.Definition().With(ConnectionFields.Enabled, false);
        var granted = Some.Definition().With(ConnectionFields.Grant, "client_credentials");

        Index(
            [variable, new ClientEntry.Malformed("bad", "a problem", The.Now)],
            Of(variable, "by-variable"),
            User("off", off),
            User("no-token", granted),
            new ConnectionEntry.Malformed("bad", "a problem", null)
        )
            .Keys.Select(name => name.Value)
            .Should()
            .BeEquivalentTo(
                "/tokens/by-variable/refresh-token",
                "/tokens/no-token/client-id",
                "/tokens/no-token/client-secret"
            );
    }

    [Fact]
    public void A_client_without_connections_is_rotated_as_well() =>
        Index([Some.ClientEntry()])[Secret].Users.Should().BeEmpty();

    /// <summary>Announced as a client secret, a rotating refresh token was exchanged at each rotation without end.</summary>
    [Fact]
    public void What_a_client_names_is_its_secret_whatever_a_connection_says()
    {
        var client = Some.ClientEntry(definition: Some.Definition().With(ClientFields.ClientSecret, "/out/both"));

        var use = Index([client], User("a", Some.Definition().With(ConnectionFields.RefreshToken, "/out/both")))[
            Some.Parameter("/out/both")
        ];

        use.Role.Should().Be(CredentialRole.ClientSecret);
        use.Users.Should().BeEmpty();
    }

    [Fact]
    public void The_policy_is_the_clients_then_its_providers()
    {
        var strict = Some.Definition().With(ClientFields.RotateEvery, "90d").With(ClientFields.RemindBefore, ["60d"]);

        Use(strict).Policy!.RotateEvery.Should().Be(TimeSpan.FromDays(90));
        Use(strict).Policy!.RemindBefore.Should().Equal(TimeSpan.FromDays(60));
        Use(Some.Definition()).Policy!.RotateEvery.Should().Be(TimeSpan.FromDays(180));
        Use(Some.Salesforce()).Policy.Should().BeNull();
    }

    [Fact]
    public void The_date_that_the_client_gives_counts()
    {
        var use = Use(Some.Definition().With(ClientFields.SecretIssuedAt, "2026-03-01"));
        var versions = new SecretVersions(Secret, new CredentialVersion(1, The.Now.AddDays(-10)), null);

        use.StatusAt(versions, The.Now)!
            .EndsAt.Should()
            .Be(new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero).AddDays(180));
    }

    [Fact]
    public void Without_a_limit_or_an_age_nothing_is_known_of_its_rotation()
    {
        var versions = new SecretVersions(Secret, new CredentialVersion(1, The.Now), null);

        Use(Some.Salesforce()).StatusAt(versions, The.Now).Should().BeNull();
        Use(Some.Definition()).StatusAt(versions with { Newest = null }, The.Now).Should().BeNull();
    }

    private static CredentialUse Use(Definition definition) =>
        Index([Some.ClientEntry(definition: definition)])[Secret];

    private static IReadOnlyDictionary<ParameterName, CredentialUse> Index(
        IReadOnlyList<ClientEntry> clients,
        params ConnectionEntry[] entries
    ) => CredentialUse.Index(new Catalogue(entries, clients));

    private static ConnectionEntry User(string name, Definition definition) =>
        new ConnectionEntry.Defined(Some.Connection(name, definition), The.Now);

    private static ConnectionEntry Of(ClientEntry client, string name) =>
        new ConnectionEntry.Defined(Some.ConnectionOf(client, name), The.Now);

    private static string Users(CredentialUse use) =>
        string.Join(' ', use.Users.Select(user => user.Connection.Name.Value));
}
