using System.Text;
using FluentAssertions;
using Xunit;

namespace Tokens.Tests.Integration.ParameterStoreServers;

public sealed class ProtocolTests
{
    [Fact]
    public async Task An_unsigned_request_is_refused()
    {
        await using var aws = await Running.StartAsync();

        var answer = await aws.Client.SendAsync("AmazonSSM.GetParameter", "{\"Name\":\"/a\"}"u8.ToArray(), "");

        (answer.Status, answer.Error).Should().Be((400, "MissingAuthenticationTokenException"));
    }

    [Theory]
    [InlineData("AmazonSSM.CreateDocument")]
    [InlineData("AmazonSSM.getparameter")]
    [InlineData("DynamoDB_20120810.GetItem")]
    public async Task An_operation_the_server_does_not_have_is_unknown(string target)
    {
        await using var aws = await Running.StartAsync();

        var answer = await aws.Client.SendAsync(target, "{}"u8.ToArray());

        (answer.Status, answer.Error).Should().Be((400, "UnknownOperationException"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"Name\":")]
    [InlineData("[]")]
    [InlineData("{\"Name\":5}")]
    [InlineData("{\"Name\":\"/a\",\"WithDecryption\":\"yes\"}")]
    public async Task A_body_that_is_not_the_operations_JSON_is_a_serialization_error(string body)
    {
        await using var aws = await Running.StartAsync();

        var answer = await aws.Client.SendAsync("AmazonSSM.GetParameter", Encoding.UTF8.GetBytes(body));

        (answer.Status, answer.Error).Should().Be((400, "SerializationException"));
    }

    [Fact]
    public async Task An_oversized_body_is_a_serialization_error()
    {
        await using var aws = await Running.StartAsync();

        (await aws.CreateAsync("/a", new string('x', 2_000_000))).Error.Should().Be("SerializationException");
    }

    [Fact]
    public async Task A_missing_required_field_is_a_validation_error()
    {
        await using var aws = await Running.StartAsync();

        (await aws.CallAsync("GetParameter", new { })).Error.Should().Be("ValidationException");
    }

    [Fact]
    public async Task A_parameter_comes_back_with_the_fields_of_the_API_and_the_region_of_the_signature()
    {
        await using var aws = await Running.StartAsync();
        await aws.CreateAsync("/a/b");

        var parameter = (await aws.CallAsync("GetParameter", new { Name = "/a/b" })).Parameter;

        parameter
            .EnumerateObject()
            .ToDictionary(field => field.Name, field => field.Value.ToString())
            .Should()
            .BeEquivalentTo(
                new Dictionary<string, string>
                {
                    ["Name"] = "/a/b",
                    ["Type"] = "String",
                    ["Value"] = "v1",
                    ["Version"] = "1",
                    ["DataType"] = "text",
                    ["LastModifiedDate"] = "1772366400",
                    ["ARN"] = "arn:aws:ssm:eu-west-1:000000000000:parameter/a/b",
                }
            );
    }

    [Fact]
    public async Task A_date_has_a_fraction_of_milliseconds()
    {
        await using var aws = await Running.StartAsync();
        aws.Time.Now += TimeSpan.FromMilliseconds(250);
        await aws.CreateAsync("/a");

        var parameter = (await aws.CallAsync("GetParameter", new { Name = "/a" })).Parameter;

        parameter.GetProperty("LastModifiedDate").GetDecimal().Should().Be(1772366400.25m);
    }
}
