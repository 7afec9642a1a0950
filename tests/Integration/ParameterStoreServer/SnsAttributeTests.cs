using FluentAssertions;
using Tokens.Tests.ParameterStoreServer.Sns;
using Xunit;

namespace Tokens.Tests.Integration.ParameterStoreServers;

public sealed class SnsAttributeTests
{
    [Fact]
    public async Task Attributes_are_kept_with_their_types()
    {
        await using var aws = await SnsRunning.StartAsync();

        await aws.PublishAsync(
            "m",
            [
                .. SnsRunning.MessageAttribute("kind", "String", "reminder"),
                .. SnsRunning.MessageAttribute("days", "Number", "-2.5e1", 2),
                ("MessageAttributes.entry.3.Name", "raw"),
                ("MessageAttributes.entry.3.Value.DataType", "Binary"),
                ("MessageAttributes.entry.3.Value.BinaryValue", "AQID"),
            ]
        );

        aws.Server.Published.Single()
            .Attributes.Should()
            .BeEquivalentTo(
                new Dictionary<string, AttributeValue>
                {
                    ["kind"] = new("String", "reminder"),
                    ["days"] = new("Number", "-2.5e1"),
                    ["raw"] = new("Binary", "AQID"),
                }
            );
    }

    [Theory]
    [InlineData("String", "")]
    [InlineData("Number", "")]
    [InlineData("Number", "soon")]
    [InlineData("", "x")]
    [InlineData("Text", "x")]
    [InlineData("string", "x")]
    public async Task An_attribute_without_a_value_of_its_type_is_refused(string type, string value)
    {
        await using var aws = await SnsRunning.StartAsync();

        var answer = await aws.PublishAsync("m", SnsRunning.MessageAttribute("kind", type, value));

        (answer.Status, answer.Error).Should().Be((400, "ParameterValueInvalid"));
        answer.Why.Should().Contain("'kind'");
        aws.Server.Published.Should().BeEmpty();
    }
}
