using System.Net;
using Amazon;
using Amazon.Runtime;
using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;
using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;
using FluentAssertions;
using Xunit;

namespace Tokens.Tests.Compat;

[Collection(ProcessWide.Name)]
public sealed class EndpointTests : IDisposable
{
    private readonly Recorder aws = new((HttpStatusCode.OK, "{}"));
    private readonly Variables variables = new()
    {
        ["AWS_ACCESS_KEY_ID"] = "AKIDEXAMPLE",
        ["AWS_SECRET_ACCESS_KEY"] = "not-a-real-secret-key-only-for-tests",
        ["AWS_SESSION_TOKEN"] = null,
        ["AWS_REGION"] = "eu-central-1",
        ["AWS_ENDPOINT_URL"] = null,
        ["AWS_ENDPOINT_URL_SSM"] = null,
        ["AWS_ENDPOINT_URL_SNS"] = null,
    };

    [Fact]
    public async Task The_region_of_the_environment_decides()
    {
        (await UrlAsync(new AmazonSimpleSystemsManagementConfig()))
            .Should()
            .Be("https://ssm.eu-central-1.amazonaws.com/");
    }

    [Fact]
    public async Task China_has_a_domain_of_its_own()
    {
        (await UrlAsync(new AmazonSimpleSystemsManagementConfig { RegionEndpoint = RegionEndpoint.CNNorth1 }))
            .Should()
            .Be("https://ssm.cn-north-1.amazonaws.com.cn/");
    }

    [Fact]
    public async Task An_endpoint_in_the_environment_redirects_both_clients()
    {
        variables["AWS_ENDPOINT_URL"] = "http://127.0.0.1:4566";

        (await UrlAsync(new AmazonSimpleSystemsManagementConfig())).Should().Be("http://127.0.0.1:4566/");
        (await UrlAsync(new AmazonSimpleNotificationServiceConfig())).Should().Be("http://127.0.0.1:4566/");
    }

    [Fact]
    public async Task An_endpoint_for_one_service_redirects_that_one_only()
    {
        variables["AWS_ENDPOINT_URL_SNS"] = "http://127.0.0.1:4567";

        (await UrlAsync(new AmazonSimpleNotificationServiceConfig())).Should().Be("http://127.0.0.1:4567/");
        (await UrlAsync(new AmazonSimpleSystemsManagementConfig()))
            .Should()
            .Be("https://ssm.eu-central-1.amazonaws.com/");
    }

    [Fact]
    public async Task What_is_not_known_here_is_refused_rather_than_guessed()
    {
        var act = () => UrlAsync(new AmazonSimpleSystemsManagementConfig { UseFIPSEndpoint = true });

        await act.Should().ThrowAsync<AmazonClientException>().WithMessage("*FIPS*ServiceURL*");
    }

    public void Dispose() => variables.Dispose();

    private async Task<string> UrlAsync(AmazonSimpleSystemsManagementConfig config)
    {
        config.HttpClientFactory = aws.Clients;
        using var ssm = new AmazonSimpleSystemsManagementClient(config);
        await ssm.GetParameterAsync(new GetParameterRequest { Name = "/a" });
        return aws.Requests[^1].Url.ToString();
    }

    private static async Task<string> UrlAsync(AmazonSimpleNotificationServiceConfig config)
    {
        var aws = new Recorder((HttpStatusCode.OK, "<PublishResponse/>"));
        config.HttpClientFactory = aws.Clients;
        using var sns = new AmazonSimpleNotificationServiceClient(config);
        await sns.PublishAsync(new PublishRequest { Message = "m" });
        return aws.Requests[^1].Url.ToString();
    }
}
