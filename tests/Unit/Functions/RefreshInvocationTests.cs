using System.Text.Json;
using Tokens.Functions;

namespace Tokens.Tests.Unit.Functions;

public sealed class RefreshInvocationTests
{
    [Theory]
    [InlineData("schedule")]
    [InlineData("schedule-scheduler")]
    public void A_scheduled_event_of_either_kind_is_a_sweep(string sample) =>
        RefreshInvocation.Parse(EventSamples.Read(sample)).Valid().Connections.Should().BeNull();

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("""{"source":"tokens.schedule"}""")]
    [InlineData("""{"source":"tokens.schedule","detail":"{}"}""")]
    public void So_are_its_own_input_and_nothing_at_all(string json) =>
        Parse(json).Valid().Connections.Should().BeNull();

    [Fact]
    public void No_input_is_a_sweep_too() => RefreshInvocation.Parse(default).Valid().Connections.Should().BeNull();

    [Theory]
    [InlineData("""{"connections":["a"]}""", new[] { "a" })]
    [InlineData("""{"connections":["b","a","b"]}""", new[] { "b", "a" })]
    [InlineData("""{"connections":["a"],"source":"aws.events"}""", new[] { "a" })]
    public void Names_are_taken_each_once(string json, string[] names) =>
        Parse(json).Valid().Connections.Should().Equal(names);

    [Theory]
    [InlineData("""{"connections":[]}""", "field connections: is no list of names")]
    [InlineData("""{"connections":"a"}""", "field connections: is no list of names")]
    [InlineData("""{"connections":null}""", "field connections: is no list of names")]
    [InlineData("""{"connections":["a",1]}""", "field connections: is no list of names")]
    [InlineData("""{"connections":["\ud800"]}""", "field connections: is no list of names")]
    [InlineData("""{"connection":"a"}""", "names no connections")]
    [InlineData("[]", "is no JSON object")]
    [InlineData("\"a\"", "is no JSON object")]
    [InlineData("1", "is no JSON object")]
    public void Anything_else_is_told_what_to_send(string json, string because) =>
        Parse(json)
            .Problem()
            .Should()
            .Contain(because)
            .And.EndWith("send {\"connections\":[\"name\"]} to refresh by hand, or {} for what is due");

    [Fact]
    public void A_name_that_is_longer_than_any_is_not_repeated()
    {
        var longest = new string('x', 64);

        Parse($$"""{"connections":["{{longest}}"]}""").Valid().Connections.Should().Equal(longest);
        Parse($$"""{"connections":["a","{{longest}}x"]}""")
            .Problem()
            .Should()
            .StartWith("field connections: holds a name of more than 64 characters; send ");
    }

    /// <summary>A name that begins like one that is looked for is decoded to be compared, which threw.</summary>
    [Theory]
    [InlineData("""{"con\ud800\ud800":["a"]}""")]
    [InlineData("""{"\ud800\ud800\ud800":1}""")]
    public void Half_a_character_in_a_name_is_told_and_crashes_nothing(string json) =>
        Parse(json).Problem().Should().StartWith("a field's name in the event holds half a character; send ");

    private static Parsed<RefreshInvocation> Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return RefreshInvocation.Parse(document.RootElement.Clone());
    }
}
