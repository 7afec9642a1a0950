namespace Tokens.Tests.Unit.Domain.Model.Providers;

public sealed class RotationPolicyTests
{
    [Fact]
    public void A_providers_policy_counts_where_the_definition_gives_none() =>
        Of(Some.Definition())
            .Should()
            .BeEquivalentTo(
                new RotationPolicy(Days(180), Days(7), [Days(30), Days(15), Days(7), Days(3), Days(1)]),
                strict => strict.WithStrictOrdering()
            );

    [Fact]
    public void Without_a_limit_there_is_no_policy()
    {
        Of(Some.Salesforce()).Should().BeNull();
        Of(Some.Salesforce().With(ClientFields.Grace, "7d").With(ClientFields.RemindBefore, ["7d"])).Should().BeNull();
    }

    [Fact]
    public void A_definitions_own_limit_has_the_standard_ladder_and_no_grace_unless_it_says_so()
    {
        var policy = Of(Some.Salesforce().With(ClientFields.RotateEvery, "90d"))!;

        policy.RotateEvery.Should().Be(Days(90));
        policy.Grace.Should().Be(TimeSpan.Zero);
        policy.RemindBefore.Should().Equal(RotationPolicy.StandardReminders);
    }

    [Fact]
    public void A_definitions_fields_count_before_the_providers()
    {
        var definition = Some.Definition()
            .With(ClientFields.RotateEvery, "60d")
            .With(ClientFields.Grace, "1d")
            .With(ClientFields.RemindBefore, ["2d", "10d", "2d"]);

        var policy = Of(definition)!;

        policy.RotateEvery.Should().Be(Days(60));
        policy.Grace.Should().Be(Days(1));
        policy.RemindBefore.Should().Equal(Days(10), Days(2));
        Some.NamedClient(definition: definition).Reminders.Should().Equal(Days(10), Days(2));
    }

    [Fact]
    public void A_providers_own_ladder_counts_before_the_standard_one()
    {
        var limit = new RotationPolicy(Days(90), Days(7), [Days(20), Days(5)]);
        var client = Some.NamedClient();
        client = client with { Provider = client.Provider with { Rotation = limit } };

        client.RotationPolicy!.RemindBefore.Should().Equal(Days(20), Days(5));
        client.Reminders.Should().Equal(Days(20), Days(5));
    }

    [Fact]
    public void A_date_of_a_definition_has_the_standard_ladder_even_where_nothing_limits_the_secret() =>
        Some.NamedClient(definition: Some.Salesforce()).Reminders.Should().Equal(RotationPolicy.StandardReminders);

    private static RotationPolicy? Of(Definition definition) => Some.NamedClient(definition: definition).RotationPolicy;

    private static TimeSpan Days(int days) => TimeSpan.FromDays(days);
}
