using FluentAssertions;
using Tokens.Domain.AccessTokens;
using Tokens.Domain.Connections;
using Xunit;

namespace Tokens.Tests.Unit.Domain.AccessTokens;

public sealed class OutputConflictsTests
{
    private const string Shared = "/shared/parameter";

    [Fact]
    public void Connections_with_parameters_of_their_own_do_not_collide() =>
        Find(Entry("a", 1, Some.Definition()), Entry("b", 2, Some.Salesforce())).Should().BeEmpty();

    [Fact]
    public void Two_may_share_a_credential() =>
        Find(
                Entry("a", 1, Some.Definition() with { ClientSecret = Shared }),
                Entry("b", 2, Some.Definition() with { ClientSecret = Shared })
            )
            .Should()
            .BeEmpty();

    [Fact]
    public void Of_two_that_write_the_same_parameter_the_one_defined_first_goes_on()
    {
        var problems = Find(
            Entry("b-newer", 2, Some.Definition() with { AccessToken = Shared }),
            Entry("c-older", 1, Some.Definition() with { AccessToken = Shared })
        );

        problems.Should().ContainSingle();
        problems[Some.Name("b-newer")].Should().Contain($"{Shared} is written by connection c-older already");
    }

    [Fact]
    public void Of_two_defined_at_once_the_first_by_name_goes_on() =>
        Find(
            Entry("b", 1, Some.Definition() with { AccessToken = Shared }),
            Entry("a", 1, Some.Definition() with { AccessToken = Shared })
        )
            .Keys.Should()
            .Equal(Some.Name("b"));

    [Fact]
    public void A_token_is_not_written_over_anothers_credential() =>
        Find(
            Entry("a", 1, Some.Definition() with { RefreshToken = Shared }),
            Entry("b", 2, Some.Definition() with { AccessToken = Shared })
        )[Some.Name("b")]
            .Should()
            .Contain($"{Shared} holds a credential of connection a");

    [Fact]
    public void A_credential_is_not_read_from_where_another_writes() =>
        Find(
            Entry("a", 1, Some.Definition() with { AccessToken = Shared }),
            Entry("b", 2, Some.Definition() with { ClientId = Shared })
        )[Some.Name("b")]
            .Should()
            .Contain($"{Shared} is written by connection a");

    [Fact]
    public void An_instance_URL_counts_where_it_is_written()
    {
        var other = Entry("a", 1, Some.Definition() with { AccessToken = Shared });

        Find(other, Entry("b", 2, Some.Salesforce() with { InstanceUrl = Shared })).Keys.Should().Equal(Some.Name("b"));
        Find(other, Entry("b", 2, Some.Definition() with { InstanceUrl = Shared })).Should().BeEmpty();
    }

    [Fact]
    public void What_a_colliding_connection_would_read_or_write_stops_nobody_else() =>
        Find(
            Entry("a", 1, Some.Definition() with { AccessToken = Shared }),
            Entry("b", 2, Some.Definition() with { AccessToken = Shared, ClientId = "/shared/id" }),
            Entry("c", 3, Some.Definition() with { AccessToken = "/shared/id" })
        )
            .Keys.Should()
            .Equal(Some.Name("b"));

    private static IReadOnlyDictionary<ConnectionName, string> Find(params CatalogueEntry.Defined[] entries) =>
        OutputConflicts.Find(entries);

    private static CatalogueEntry.Defined Entry(string name, int changedAt, ConnectionDefinition definition) =>
        new(Some.Connection(name, definition), The.Now + TimeSpan.FromMinutes(changedAt));
}
