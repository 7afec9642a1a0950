using FluentAssertions;
using Tokens.Domain.Connections;
using Tokens.Domain.Credentials;
using Tokens.Domain.Rotation;
using Xunit;

namespace Tokens.Tests.Unit.Domain.Rotation;

public sealed class CredentialUseTests
{
    private static readonly ParameterName Shared = Some.Parameter("/shared/secret");

    [Fact]
    public void Every_credential_in_a_parameter_has_its_role_and_its_users()
    {
        var uses = Index(
            User("my-erp", Some.Definition() with { ClientSecret = Shared.Value }),
            User("my-shop", Some.Definition() with { ClientSecret = Shared.Value })
        );

        uses.Values.Select(use => $"{use.Name} {use.Role} {Users(use)}")
            .Should()
            .BeEquivalentTo(
                "/shared/secret ClientSecret my-erp my-shop",
                "/tokens/my-erp/client-id ClientId my-erp",
                "/tokens/my-erp/refresh-token RefreshToken my-erp",
                "/tokens/my-shop/client-id ClientId my-shop",
                "/tokens/my-shop/refresh-token RefreshToken my-shop"
            );
    }

    [Fact]
    public void What_is_in_the_environment_switched_off_malformed_or_not_granted_is_no_use()
    {
        var variable = Some.Definition() with { ClientId = "env:ID", ClientSecret = "env:SECRET" };
        var off = Some.Definition() with { Enabled = false };
        var granted = Some.Definition() with { Grant = "client_credentials" };

        Index(
            User("by-variable", variable),
            User("off", off),
            User("no-token", granted),
            new CatalogueEntry.Malformed("bad", "a problem", null)
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
    public void A_parameter_in_two_roles_is_a_secret_since_that_is_what_rotates()
    {
        var id = User("a-first", Some.Definition() with { ClientId = Shared.Value });
        var secret = User("b-second", Some.Definition() with { ClientSecret = Shared.Value });
        var token = User("c-third", Some.Definition() with { RefreshToken = Shared.Value });

        Index(id, secret, token)[Shared].Role.Should().Be(CredentialRole.ClientSecret);
        Index(token, secret, id)[Shared].Role.Should().Be(CredentialRole.ClientSecret);
        Index(token, id)[Shared].Role.Should().Be(CredentialRole.RefreshToken);
        Users(Index(id, secret, token)[Shared]).Should().Be("a-first b-second c-third");
    }

    [Fact]
    public void The_strictest_of_its_users_policies_counts_and_those_without_one_do_not()
    {
        var use = Use(
            Some.Salesforce(),
            Some.Definition(),
            Some.Definition() with
            {
                RotateEvery = "90d",
                RemindBefore = ["60d"],
            }
        );

        use.Policy!.RotateEvery.Should().Be(TimeSpan.FromDays(90));
        use.Policy.RemindBefore.Should().Equal([TimeSpan.FromDays(60), .. RotationPolicy.StandardLadder]);
        Use(Some.Salesforce()).Policy.Should().BeNull();
    }

    [Fact]
    public void The_oldest_date_that_a_user_gives_counts()
    {
        var use = Use(Some.Definition(), Some.Definition() with { SecretIssuedAt = "2026-03-01" });
        var versions = new SecretVersions(Shared, new CredentialVersion(1, The.Now.AddDays(-10)), null);

        use.StatusAt(versions, The.Now)!
            .EndsAt.Should()
            .Be(new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero).AddDays(180));
    }

    [Fact]
    public void Without_a_limit_or_an_age_it_stands_nowhere()
    {
        var versions = new SecretVersions(Shared, new CredentialVersion(1, The.Now), null);

        Use(Some.Salesforce()).StatusAt(versions, The.Now).Should().BeNull();
        Use(Some.Definition()).StatusAt(versions with { Newest = null }, The.Now).Should().BeNull();
    }

    private static CredentialUse Use(params ConnectionDefinition[] definitions) =>
        Index([
            .. definitions.Select(
                (definition, index) => User($"user-{index}", definition with { ClientSecret = Shared.Value })
            ),
        ])[Shared];

    private static IReadOnlyDictionary<ParameterName, CredentialUse> Index(params CatalogueEntry[] entries) =>
        CredentialUse.Index(entries);

    private static CatalogueEntry User(string name, ConnectionDefinition definition) =>
        new CatalogueEntry.Defined(Some.Connection(name, definition), The.Now);

    private static string Users(CredentialUse use) =>
        string.Join(' ', use.Users.Select(user => user.Connection.Name.Value));
}
