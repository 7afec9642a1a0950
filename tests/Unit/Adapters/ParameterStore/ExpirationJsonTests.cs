namespace Tokens.Tests.Unit.Adapters.ParameterStore;

public sealed class ExpirationJsonTests
{
    private const string End =
        """{"Type":"Expiration","Version":"1.0","Attributes":{"Timestamp":"2026-12-02T21:34:33.000Z"}}""";

    private static readonly DateTimeOffset At = new(2026, 12, 2, 21, 34, 33, TimeSpan.Zero);

    [Fact]
    public void What_is_written_is_read_again()
    {
        string[] written =
        [
            ExpirationJson.WriteReminder(TimeSpan.FromDays(15)),
            ExpirationJson.WriteEnd(At),
            ExpirationJson.WriteReminder(TimeSpan.FromHours(36)),
        ];

        written[0]
            .Should()
            .Be("""{"Type":"ExpirationNotification","Version":"1.0","Attributes":{"Before":"15","Unit":"Days"}}""");
        written[1].Should().Be(End);
        ExpirationJson
            .Read(written)
            .Should()
            .BeEquivalentTo(new StoredExpiration(At, [TimeSpan.FromDays(15), TimeSpan.FromHours(36)]));
    }

    [Theory]
    [InlineData("no JSON")]
    [InlineData("{}")]
    [InlineData("""{"Type":"ExpirationNotification","Version":"1.0","Attributes":{"Before":"1.5","Unit":"Days"}}""")]
    [InlineData("""{"Type":"ExpirationNotification","Version":"1.0","Attributes":{"Before":"1","Unit":"Weeks"}}""")]
    [InlineData("""{"Type":"ExpirationNotification","Version":"1.0"}""")]
    [InlineData("""{"Type":"NoChangeNotification","Version":"1.0","Attributes":{"After":"1","Unit":"Days"}}""")]
    public void What_cannot_be_read_is_passed_over(string other) =>
        ExpirationJson.Read([other, End]).Should().BeEquivalentTo(new StoredExpiration(At, []));

    [Theory]
    [InlineData("""{"Type":"ExpirationNotification","Version":"1.0","Attributes":{"Before":"1","Unit":"Days"}}""")]
    [InlineData("""{"Type":"Expiration","Version":"1.0","Attributes":{"Timestamp":"soon"}}""")]
    [InlineData("""{"Type":"Expiration","Version":"1.0"}""")]
    public void Where_nothing_deletes_it_there_is_no_end(string policy) =>
        ExpirationJson.Read([policy]).Should().BeNull();
}
