using FsCheck;
using FsCheck.Fluent;

namespace Tokens.Tests.Unit.Adapters.ParameterStore;

public sealed class DefinitionJsonTests
{
    [Fact]
    public void Every_field_that_is_a_text_is_read_into_its_place()
    {
        foreach (var field in ConnectionFields.All.OfType<DefinitionField.Text>())
        {
            Parse($$"""{"{{field.Name}}":"its value"}""").Valid()[field].Should().Be("its value");
        }
    }

    [Fact]
    public void Every_field_that_is_a_truth_is_read_into_its_place()
    {
        var flags = ConnectionFields.All.OfType<DefinitionField.Flag>().ToList();

        flags.Should().HaveCount(2);
        foreach (var field in flags)
        {
            Parse($$"""{"{{field.Name}}":true}""").Valid()[field].Should().BeTrue();
            Parse($$"""{"{{field.Name}}":false}""").Valid()[field].Should().BeFalse();
        }
    }

    [Fact]
    public void The_names_of_fields_are_unique() =>
        ConnectionFields.All.Select(field => field.Name).Should().OnlyHaveUniqueItems();

    [Fact]
    public void A_list_and_an_object_of_texts_are_read()
    {
        var definition = Parse("""{"remindBefore":["30d","7d"],"extraFields":{"audience":"x","a b":""}}""").Valid();

        definition[ClientFields.RemindBefore].Should().Equal("30d", "7d");
        definition[ConnectionFields.ExtraFields]
            .Should()
            .Equal(new Dictionary<string, string> { ["audience"] = "x", ["a b"] = "" });
    }

    [Fact]
    public void Every_field_refuses_another_type_and_names_itself()
    {
        foreach (var field in ConnectionFields.All)
        {
            foreach (
                var value in new[]
                {
                    "1",
                    "null",
                    "[1]",
                    "{\"a\":1}",
                    field is DefinitionField.Text ? "true" : "\"true\"",
                }
            )
            {
                Parse($$"""{"{{field.Name}}":{{value}}}""").Problem().Should().StartWith($"field {field.Name}: is n");
            }
        }
    }

    [Theory]
    [InlineData("""{"providr":"x"}""", "field \"providr\": is not known")]
    [InlineData("""{"Provider":"x"}""", "field \"Provider\": is not known")]
    [InlineData("""{"":"x"}""", "field \"\": is not known")]
    [InlineData("""{"a\u0007b":1}""", "field \"a b\": is not known")]
    [InlineData("""{"provider":"x","provider":"x"}""", "field \"provider\": is given twice")]
    [InlineData(
        """{"x":1,"y":2}""",
        "field \"x\": is not known; see the list of fields and mend or remove it; field \"y\""
    )]
    [InlineData("[]", "is no JSON object")]
    [InlineData("null", "is no JSON object")]
    [InlineData("\"text\"", "is no JSON object")]
    [InlineData("{\n \"provider\":,}", "malformed JSON at line 2, byte 13")]
    [InlineData("", "malformed JSON at line 1")]
    [InlineData("{} {}", "malformed JSON")]
    [InlineData("{//\n}", "malformed JSON")]
    [InlineData("""{"provider":"\ud800"}""", "half a character")]
    [InlineData("""{"\udfff":"x"}""", "half a character")]
    [InlineData("""{"extraFields":{"a":"\ud800"}}""", "half a character")]
    [InlineData("""{"provider":"x""", "malformed JSON")]
    public void What_is_wrong_is_told_with_its_mend(string json, string because) =>
        Parse(json).Problem().Should().Contain(because);

    [Fact]
    public void A_field_of_extraFields_given_twice_is_refused_like_any_other() =>
        Parse("""{"extraFields":{"a":"1","a":"2"}}""")
            .Problem()
            .Should()
            .Contain("extraFields")
            .And.Contain("each given once");

    [Fact]
    public void Half_a_character_that_is_not_even_escaped_is_refused_too() =>
        Parse("{\"provider\":\"\ud800\"}").Problem().Should().NotBeEmpty();

    [Fact]
    public void A_nesting_without_end_is_malformed() =>
        Parse($$"""{"extraFields":{{new string('[', 100_000)}}""").Problem().Should().Contain("malformed JSON");

    [Fact]
    public void A_problem_quotes_nothing_that_could_be_a_secret() =>
        Parse("""{"clientSecret":"fake-client-secret-1" "x":1}""")
            .Problem()
            .Should()
            .NotContain("fake-client-secret-1");

    [Fact]
    public void A_long_name_is_shown_cut() =>
        Parse($$"""{"{{new string('x', 100)}}":1}""").Problem().Should().Contain($"\"{new string('x', 40)}\"");

    [Fact]
    public void A_long_name_is_not_cut_within_a_character() =>
        Parse($$"""{"{{new string('x', 39)}}😀":1}""").Problem().Should().Contain($"\"{new string('x', 39)}\"");

    [Fact]
    public void Of_many_unknown_fields_the_first_ten_are_told()
    {
        var fields = Enumerable.Range(0, 500).Select(at => $"\"x{at}\":1");

        Parse("{" + string.Join(',', fields) + "}")
            .Problem()
            .Should()
            .EndWith("; and 490 more")
            .And.Contain("\"x9\"")
            .And.NotContain("\"x10\"");
    }

    [Fact]
    public void Nothing_that_is_written_crashes_it() =>
        Prop.ForAll(
                ArbMap.Default.ArbFor<string?>(),
                JsonLike.Texts.ToArbitrary(),
                (text, json) => Parse(text ?? "") is not null && Parse(json) is not null
            )
            .QuickCheckThrowOnFailure();

    private static Parsed<Definition> Parse(string json) => DefinitionJson.Parse(json);
}
