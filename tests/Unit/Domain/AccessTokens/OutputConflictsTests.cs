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
    public void Of_two_that_write_the_same_parameter_the_one_changed_first_goes_on()
    {
        var problems = Find(
            Entry("b-newer", 2, Some.Definition() with { AccessToken = Shared }),
            Entry("c-older", 1, Some.Definition() with { AccessToken = Shared })
        );

        problems.Should().ContainSingle();
        problems[Some.Name("b-newer")].Should().Contain($"{Shared} is written by connection c-older already");
    }

    [Fact]
    public void Of_two_changed_at_once_the_first_by_name_goes_on() =>
        Find(
            Entry("b", 1, Some.Definition() with { AccessToken = Shared }),
            Entry("a", 1, Some.Definition() with { AccessToken = Shared })
        )
            .Keys.Should()
            .Equal(Some.Name("b"));

    /// <summary>An edit of the older definition handed its consumers the other one's token.</summary>
    [Theory]
    [InlineData("/tokens/a/access-token")]
    [InlineData("/elsewhere/a/token")]
    public void Whoever_writes_into_the_folder_of_its_name_goes_on_however_late_it_was_changed(string own)
    {
        var problems = Find(
            Entry("a", 3, Some.Definition() with { AccessToken = own }),
            Entry("b", 2, Some.Definition() with { AccessToken = own })
        );

        problems.Should().ContainSingle();
        problems[Some.Name("b")].Should().Contain($"{own} is written by connection a already");
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 1)]
    public void A_token_is_not_written_over_anothers_credential(int reader, int writer)
    {
        var problems = Find(
            Entry("a", reader, Some.Definition() with { RefreshToken = Shared }),
            Entry("b", writer, Some.Definition() with { AccessToken = Shared })
        );

        problems.Should().ContainSingle();
        problems[Some.Name("b")].Should().Contain($"{Shared} holds a credential of connection a");
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 1)]
    public void A_credential_is_not_read_from_where_another_writes_by_its_name(int writer, int reader)
    {
        var problems = Find(
            Entry("a", writer, Some.Definition() with { AccessToken = "/elsewhere/a/token" }),
            Entry("b", reader, Some.Definition() with { ClientId = "/elsewhere/a/token" })
        );

        problems.Should().ContainSingle();
        problems[Some.Name("b")].Should().Contain("/elsewhere/a/token is written by connection a");
    }

    [Fact]
    public void An_instance_URL_counts_where_it_is_written()
    {
        var other = Entry("a", 1, Some.Definition() with { AccessToken = Shared });

        Find(other, Entry("b", 2, Some.Salesforce() with { InstanceUrl = Shared })).Keys.Should().Equal(Some.Name("b"));
        Find(other, Entry("b", 2, Some.Definition() with { InstanceUrl = Shared })).Should().BeEmpty();
    }

    [Fact]
    public void What_a_colliding_connection_would_write_stops_nobody_else() =>
        Find(
            Entry("a", 1, Some.Salesforce() with { AccessToken = Shared }),
            Entry("b", 2, Some.Salesforce() with { AccessToken = Shared, InstanceUrl = "/shared/url" }),
            Entry("c", 3, Some.Definition() with { AccessToken = "/shared/url" })
        )
            .Keys.Should()
            .Equal(Some.Name("b"));

    private static IReadOnlyDictionary<ConnectionName, string> Find(params CatalogueEntry.Defined[] entries) =>
        OutputConflicts.Find(entries);

    private static CatalogueEntry.Defined Entry(string name, int changedAt, ConnectionDefinition definition) =>
        new(Some.Connection(name, definition), The.Now + TimeSpan.FromMinutes(changedAt));
}
