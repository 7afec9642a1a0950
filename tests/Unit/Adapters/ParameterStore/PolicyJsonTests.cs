namespace Tokens.Tests.Unit.Adapters.ParameterStore;

public sealed class PolicyJsonTests
{
    [Fact]
    public void Numbers_are_texts_and_whole_days_are_days() =>
        PolicyJson
            .Write([new NoChangeNotification(TimeSpan.FromDays(150)), new NoChangeNotification(TimeSpan.FromHours(36))])
            .Should()
            .Be(
                """[{"Type":"NoChangeNotification","Version":"1.0","Attributes":{"After":"150","Unit":"Days"}},{"Type":"NoChangeNotification","Version":"1.0","Attributes":{"After":"36","Unit":"Hours"}}]"""
            );
}
