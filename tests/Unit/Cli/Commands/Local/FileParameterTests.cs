using Tokens.Adapters.ParameterStore;
using Tokens.Cli.Commands.Local;

namespace Tokens.Tests.Unit.Cli.Commands.Local;

public sealed class FileParameterTests
{
    private const string NoChange =
        """{"Type":"NoChangeNotification","Version":"1.0","Attributes":{"After":"2","Unit":"Hours"}}""";

    private const string End =
        """{"Type":"Expiration","Version":"1.0","Attributes":{"Timestamp":"2026-12-02T21:34:33.000Z"}}""";

    private const string Before =
        """{"Type":"ExpirationNotification","Version":"1.0","Attributes":{"Before":"1","Unit":"Hours"}}""";

    [Theory]
    [InlineData("\"fake-value-1\"", "fake-value-1")]
    [InlineData("""{"provider":"amazon-lwa"}""", """{"provider":"amazon-lwa"}""")]
    [InlineData("""{"value":"fake-value-1","policies":[]}""", "fake-value-1")]
    public void A_value_stands_alone_or_in_a_field_and_a_definition_as_it_is(string text, string value) =>
        FileParameter.Parse(text).Should().BeEquivalentTo(new FileParameter(value));

    [Fact]
    public void Policies_have_the_form_that_Parameter_Store_takes()
    {
        var parsed = FileParameter.Parse($$"""{"value":"fake-value-1","policies":[{{NoChange}},{{End}},{{Before}}]}""");

        parsed!.Reminders.Should().Equal(new NoChangeNotification(TimeSpan.FromHours(2)));
        parsed
            .Expiration.Should()
            .BeEquivalentTo(
                new StoredExpiration(
                    new DateTimeOffset(2026, 12, 2, 21, 34, 33, TimeSpan.Zero),
                    [TimeSpan.FromHours(1)]
                )
            );
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("1")]
    [InlineData(Before)]
    [InlineData($"{End},{End}")]
    [InlineData("""{"Type":"NoChangeNotification","Version":"1.0","Attributes":{"After":2,"Unit":"Hours"}}""")]
    public void One_that_would_never_act_is_refused(string policies) =>
        FileParameter.Parse($$"""{"value":"fake-value-1","policies":[{{policies}}]}""").Should().BeNull();

    [Theory]
    [InlineData("""{"policies":[]}""")]
    [InlineData("""{"value":1,"policies":[]}""")]
    [InlineData("""{"value":"fake-value-1","policies":{}}""")]
    public void So_is_what_has_policies_and_no_value_or_none_that_are_a_list(string text) =>
        FileParameter.Parse(text).Should().BeNull();

    [Fact]
    public void The_store_takes_ten_of_them()
    {
        string Of(int count) =>
            $$"""{"value":"v","policies":[{{string.Join(',', Enumerable.Repeat(NoChange, count))}}]}""";

        FileParameter.Parse(Of(NoChangeNotification.Most)).Should().NotBeNull();
        FileParameter.Parse(Of(NoChangeNotification.Most + 1)).Should().BeNull();
    }
}
