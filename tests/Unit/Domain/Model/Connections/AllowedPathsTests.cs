namespace Tokens.Tests.Unit.Domain.Model.Connections;

public sealed class AllowedPathsTests
{
    private static readonly ParameterName Root = Some.Parameter("/tokens");

    [Theory]
    [InlineData("", "")]
    [InlineData("/my-erp", "/sp-api")]
    [InlineData("/my-erp,/other-erp", "/sp-api,/reports")]
    [InlineData("/tokens-2", "/tokens.out")]
    [InlineData("/out/credentials", "/out/tokens")]
    [InlineData("/prod/tokens", "/Tokens")]
    public void Folders_beside_one_another_are_fine(string credentials, string outputs) =>
        Paths(credentials, outputs).Problem(Root).Should().BeNull();

    [Theory]
    [InlineData("/tokens", "", "/tokens", "/tokens")]
    [InlineData("", "/tokens", "/tokens", "/tokens")]
    [InlineData("", "/tokens/out", "/tokens", "/tokens/out")]
    [InlineData("/tokens/a/b", "", "/tokens", "/tokens/a/b")]
    [InlineData("/my-erp", "/my-erp", "/my-erp", "/my-erp")]
    [InlineData("/out/credentials", "/out", "/out/credentials", "/out")]
    [InlineData("/my-erp", "/my-erp/tokens", "/my-erp", "/my-erp/tokens")]
    [InlineData("/a,/my-erp,/my-erp/b", "/out", "/my-erp", "/my-erp/b")]
    [InlineData("/a", "/b,/out,/c,/out", "/out", "/out")]
    public void Folders_within_one_another_are_named(string credentials, string outputs, string one, string other) =>
        Paths(credentials, outputs).Problem(Root).Should().Be(Overlap(one, other));

    [Theory]
    [InlineData("/prod", "")]
    [InlineData("", "/prod")]
    public void The_root_lies_in_none_of_them(string credentials, string outputs) =>
        Paths(credentials, outputs)
            .Problem(Some.Parameter("/prod/tokens"))
            .Should()
            .Be(Overlap("/prod/tokens", "/prod"));

    [Theory]
    [InlineData("")]
    [InlineData(" , ,")]
    [InlineData("/my-erp", "/my-erp")]
    [InlineData(" /my-erp ,, /sp-api,", "/my-erp", "/sp-api")]
    public void A_list_may_have_blanks_and_empty_entries(string list, params string[] folders) =>
        AllowedPaths.Parse(list).Valid().Select(folder => folder.Value).Should().Equal(folders);

    [Theory]
    [InlineData("my-erp", "my-erp")]
    [InlineData("/my-erp/", "/my-erp/")]
    [InlineData("/", "/")]
    [InlineData("/my-erp /sp-api", "/my-erp /sp-api")]
    [InlineData("/my-erp;/sp-api", "/my-erp;/sp-api")]
    [InlineData("/my-erp,/aws/x", "/aws/x")]
    [InlineData("/my-erp,/out/*", "/out/*")]
    public void An_entry_that_is_no_folder_is_named(string list, string entry) =>
        AllowedPaths
            .Parse(list)
            .Problem()
            .Should()
            .Be(
                $"has an entry that is not a folder: {entry}; write folders such as /my-erp, separated by commas, "
                    + "of at most 14 levels, not beginning with aws or ssm"
            );

    private static string Overlap(string one, string other) =>
        $"{one} and {other} overlap; root, credential and output folders must lie apart from one another";

    private static AllowedPaths Paths(string credentials, string outputs) =>
        new(AllowedPaths.Parse(credentials).Valid(), AllowedPaths.Parse(outputs).Valid());
}
