namespace Tokens.Tests.Unit.Domain.Model.Values;

public sealed class ConnectionNameTests
{
    [Theory]
    [InlineData("a")]
    [InlineData("my-erp")]
    [InlineData("0")]
    [InlineData("azaz-0909")]
    [InlineData("status-2")]
    public void Lower_case_letters_digits_and_hyphens_make_a_name(string text) =>
        ConnectionName.Parse(text).Valid().Value.Should().Be(text);

    [Theory]
    [InlineData("")]
    [InlineData("My-erp")]
    [InlineData("my_erp")]
    [InlineData("my/erp")]
    [InlineData("my erp")]
    [InlineData("mý")]
    [InlineData("`")]
    [InlineData("{")]
    [InlineData("my-erp\n")]
    [InlineData("../status")]
    public void Anything_else_is_none(string text) =>
        ConnectionName.Parse(text).Problem().Should().Contain("1 to 64 lower-case letters").And.Contain("rename it");

    [Fact]
    public void Its_longest_has_64_characters()
    {
        ConnectionName.Parse(new string('a', 64)).Valid().Value.Should().HaveLength(64);
        ConnectionName.Parse(new string('a', 65)).Problem().Should().Contain("1 to 64");
    }

    [Theory]
    [InlineData("connections")]
    [InlineData("status")]
    [InlineData("claims")]
    public void The_folders_of_the_stores_own_records_are_reserved(string text) =>
        ConnectionName.Parse(text).Problem().Should().Contain($"the name {text} is reserved");

    [Fact]
    public void It_prints_itself() => $"{Some.Name("my-erp")}".Should().Be("my-erp");
}
