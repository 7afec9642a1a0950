namespace Tokens.Tests.Unit.Docs;

public sealed class ConsumersPageTests
{
    [Fact]
    public void The_reader_that_is_shown_is_the_one_that_is_tested()
    {
        var tested = File.ReadAllText(
            Path.Combine(Repository.Root, "tests", "Integration", "Examples", "AccessTokenReader.cs")
        );

        Page.Named("docs/consumers.md")
            .Code("csharp")
            .First()
            .Should()
            .Be(tested[tested.IndexOf("public sealed class", StringComparison.Ordinal)..]);
    }
}
