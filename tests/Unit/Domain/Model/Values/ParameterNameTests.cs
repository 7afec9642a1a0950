using FsCheck;
using FsCheck.Fluent;

namespace Tokens.Tests.Unit.Domain.Model.Values;

public sealed class ParameterNameTests
{
    [Theory]
    [InlineData("/my-erp/lwa/clientsecret")]
    [InlineData("word")]
    [InlineData("/a")]
    [InlineData("/A.b_c-9/x")]
    [InlineData("/a/aws")]
    [InlineData("/paws/x")]
    public void A_path_or_a_single_word_is_a_name(string text) =>
        ParameterName.Parse(text).Valid().Value.Should().Be(text);

    [Theory]
    [InlineData("", "is no parameter name")]
    [InlineData("/", "no empty part")]
    [InlineData("a/b", "begins with /")]
    [InlineData("/a/", "ends without one")]
    [InlineData("/a//b", "no empty part")]
    [InlineData("//a", "no empty part")]
    [InlineData("/a b", "use letters, digits")]
    [InlineData("/a:proven", "use letters, digits")]
    [InlineData("/ä", "use letters, digits")]
    [InlineData("/aws/x", "keeps for itself")]
    [InlineData("/AWSome", "keeps for itself")]
    [InlineData("ssm-x", "keeps for itself")]
    [InlineData("/Ssm", "keeps for itself")]
    public void What_the_store_would_refuse_is_refused_with_its_mend(string text, string because) =>
        ParameterName.Parse(text).Problem().Should().Contain(because);

    [Fact]
    public void It_has_at_most_15_levels()
    {
        var most = string.Concat(Enumerable.Repeat("/a", 15));

        ParameterName.Parse(most).Valid().Value.Should().Be(most);
        ParameterName.Parse(most + "/a").Problem().Should().Contain("has 16 levels").And.Contain("at most 15");
    }

    [Fact]
    public void It_has_at_most_1011_characters()
    {
        ParameterName.Parse(new string('a', 1011).Replace("a", "b")).Valid().Value.Should().HaveLength(1011);
        ParameterName.Parse(new string('b', 1012)).Problem().Should().Contain("is no parameter name");
    }

    /// <summary>A secret in base64 may hold slashes; put where its name belongs, it stood in the log and in a mail.</summary>
    [Theory]
    [InlineData("fake|secret|value")]
    [InlineData("fake/secret/value")]
    [InlineData("/fake//secret")]
    [InlineData("/fake/secret/")]
    [InlineData("awsfakesecret")]
    [InlineData("/1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/secret")]
    public void A_problem_repeats_nothing_of_what_may_be_the_credential_itself(string text) =>
        ParameterName.Parse(text).Problem().Should().NotContain("secret");

    [Fact]
    public void A_folder_is_not_below_itself_nor_below_its_namesake()
    {
        var folder = Some.Parameter("/tokens/status");

        Some.Parameter("/tokens/status/x").IsBelow(folder).Should().BeTrue();
        Some.Parameter("/tokens/status/x/y").IsBelow(folder).Should().BeTrue();
        folder.IsBelow(folder).Should().BeFalse();
        Some.Parameter("/tokens/status-2/x").IsBelow(folder).Should().BeFalse();
    }

    [Fact]
    public void Names_are_told_apart_by_their_case() =>
        Some.Parameter("/Tokens").Should().NotBe(Some.Parameter("/tokens")).And.Be(Some.Parameter("/Tokens"));

    [Fact]
    public void Whatever_is_written_either_is_a_name_as_it_stands_or_has_a_problem() =>
        Prop.ForAll(
                ArbMap.Default.ArbFor<string?>(),
                text =>
                    ParameterName.Parse(text ?? "") switch
                    {
                        Parsed<ParameterName>.Valid name => name.Value.Value == text,
                        Parsed<ParameterName>.Invalid invalid => invalid.Problem.Length > 0,
                        _ => false,
                    }
            )
            .QuickCheckThrowOnFailure();
}
