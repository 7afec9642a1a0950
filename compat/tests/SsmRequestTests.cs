using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;
using FluentAssertions;
using Xunit;

namespace Tokens.Tests.Compat;

public sealed class SsmRequestTests : IDisposable
{
    private readonly SsmFixture ssm = new("{}");

    [Fact]
    public async Task A_request_is_a_POST_of_JSON_1_1_to_the_regions_endpoint()
    {
        await ssm.Client.GetParameterAsync(new GetParameterRequest { Name = "/a", WithDecryption = true });

        ssm.Sent.Method.Should().Be("POST");
        ssm.Sent.Url.AbsoluteUri.Should().Be("https://ssm.eu-west-1.amazonaws.com/");
        ssm.Sent.Headers["X-Amz-Target"].Should().Be("AmazonSSM.GetParameter");
        ssm.Sent.Headers["Content-Type"].Should().Be("application/x-amz-json-1.1");
        ssm.Sent.Text.Should().Be("""{"Name":"/a","WithDecryption":true}""");
    }

    [Fact]
    public async Task A_put_writes_its_keys_in_alphabetical_order()
    {
        await ssm.Client.PutParameterAsync(
            new PutParameterRequest
            {
                Value = "not-a-real-secret",
                Type = ParameterType.SecureString,
                Tier = ParameterTier.IntelligentTiering,
                Tags = [new Tag { Key = "k", Value = "v" }],
                Policies = "[{}]",
                Overwrite = false,
                Name = "/a",
                KeyId = "alias/a",
                Description = "d",
                DataType = "text",
                AllowedPattern = ".*",
            }
        );

        ssm.Sent.Headers["X-Amz-Target"].Should().Be("AmazonSSM.PutParameter");
        ssm.Sent.Text.Should()
            .Be(
                """{"AllowedPattern":".*","DataType":"text","Description":"d","KeyId":"alias/a","Name":"/a","Overwrite":false,"Policies":"[{}]","Tags":[{"Key":"k","Value":"v"}],"Tier":"Intelligent-Tiering","Type":"SecureString","Value":"not-a-real-secret"}"""
            );
    }

    [Fact]
    public async Task What_is_not_set_is_not_sent()
    {
        await ssm.Client.PutParameterAsync(new PutParameterRequest());

        ssm.Sent.Text.Should().Be("{}");
    }

    [Fact]
    public async Task An_empty_list_is_sent_and_an_empty_text_too()
    {
        await ssm.Client.LabelParameterVersionAsync(new LabelParameterVersionRequest { Labels = [], Name = "" });

        ssm.Sent.Text.Should().Be("""{"Labels":[],"Name":""}""");
    }

    [Fact]
    public async Task Names_are_sent_as_a_list_even_when_there_are_none()
    {
        await ssm.Client.GetParametersAsync(new GetParametersRequest { Names = [] });

        ssm.Sent.Text.Should().Be("""{"Names":[]}""");
    }

    [Fact]
    public async Task A_label_names_its_version()
    {
        await ssm.Client.LabelParameterVersionAsync(
            new LabelParameterVersionRequest
            {
                Name = "/a",
                ParameterVersion = 7,
                Labels = ["proven"],
            }
        );

        ssm.Sent.Headers["X-Amz-Target"].Should().Be("AmazonSSM.LabelParameterVersion");
        ssm.Sent.Text.Should().Be("""{"Labels":["proven"],"Name":"/a","ParameterVersion":7}""");
    }

    [Fact]
    public async Task Filters_are_objects_and_pages_have_a_size_and_a_token()
    {
        await ssm.Client.DescribeParametersAsync(
            new DescribeParametersRequest
            {
                MaxResults = 50,
                NextToken = "t",
                ParameterFilters =
                [
                    new ParameterStringFilter
                    {
                        Key = "Name",
                        Option = "BeginsWith",
                        Values = ["/a"],
                    },
                ],
            }
        );

        ssm.Sent.Text.Should()
            .Be(
                """{"MaxResults":50,"NextToken":"t","ParameterFilters":[{"Key":"Name","Option":"BeginsWith","Values":["/a"]}]}"""
            );
    }

    [Fact]
    public async Task A_path_is_walked_recursively()
    {
        await ssm.Client.GetParametersByPathAsync(new GetParametersByPathRequest { Path = "/a/", Recursive = true });

        ssm.Sent.Text.Should().Be("""{"Path":"/a/","Recursive":true}""");
    }

    [Fact]
    public async Task History_and_deletions_have_targets_of_their_own()
    {
        using var history = new SsmFixture("{}");
        using var delete = new SsmFixture("{}");

        await history.Client.GetParameterHistoryAsync(new GetParameterHistoryRequest { Name = "/a" });
        await delete.Client.DeleteParameterAsync(new DeleteParameterRequest { Name = "/a" });
        await ssm.Client.DeleteParametersAsync(new DeleteParametersRequest { Names = ["/a", "/b"] });

        history.Sent.Headers["X-Amz-Target"].Should().Be("AmazonSSM.GetParameterHistory");
        delete.Sent.Headers["X-Amz-Target"].Should().Be("AmazonSSM.DeleteParameter");
        ssm.Sent.Headers["X-Amz-Target"].Should().Be("AmazonSSM.DeleteParameters");
        ssm.Sent.Text.Should().Be("""{"Names":["/a","/b"]}""");
    }

    public void Dispose() => ssm.Dispose();
}
