using System.Net;
using Amazon;
using Amazon.Runtime;
using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;
using FluentAssertions;
using Xunit;

namespace Tokens.Tests.Compat;

[Collection(ProcessWide.Name)]
public sealed class EndpointTests : IDisposable
{
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
        (await UrlAsync(new AmazonSimpleNotificationServiceConfig()))
            .Should()
            .Be("https://sns.eu-central-1.amazonaws.com/");
    }

    [Fact]
    public async Task China_has_a_domain_of_its_own()
    {
        (await UrlAsync(new AmazonSimpleNotificationServiceConfig { RegionEndpoint = RegionEndpoint.CNNorth1 }))
            .Should()
            .Be("https://sns.cn-north-1.amazonaws.com.cn/");
    }

    [Fact]
    public async Task The_endpoint_of_the_environment_replaces_the_regions()
    {
        variables["AWS_ENDPOINT_URL"] = "http://127.0.0.1:4566";

        (await UrlAsync(new AmazonSimpleNotificationServiceConfig())).Should().Be("http://127.0.0.1:4566/");
    }

    [Fact]
    public async Task The_endpoint_for_one_service_comes_before_that_for_all()
    {
        variables["AWS_ENDPOINT_URL"] = "http://127.0.0.1:4566";
        variables["AWS_ENDPOINT_URL_SNS"] = "http://127.0.0.1:4567";

        (await UrlAsync(new AmazonSimpleNotificationServiceConfig())).Should().Be("http://127.0.0.1:4567/");
    }

    [Fact]
    public async Task The_endpoint_for_another_service_is_ignored()
    {
        variables["AWS_ENDPOINT_URL_SSM"] = "http://127.0.0.1:4567";

        (await UrlAsync(new AmazonSimpleNotificationServiceConfig()))
            .Should()
            .Be("https://sns.eu-central-1.amazonaws.com/");
    }

    [Fact]
    public async Task What_is_not_known_here_is_refused_rather_than_guessed()
    {
        var act = () => UrlAsync(new AmazonSimpleNotificationServiceConfig { UseFIPSEndpoint = true });

        await act.Should().ThrowAsync<AmazonClientException>().WithMessage("*FIPS*ServiceURL*");
    }

    public void Dispose() => variables.Dispose();

    private static async Task<string> UrlAsync(AmazonSimpleNotificationServiceConfig config)
    {
        var aws = new Recorder((HttpStatusCode.OK, "<PublishResponse/>"));
        config.HttpClientFactory = aws.Clients;
        using var sns = new AmazonSimpleNotificationServiceClient(config);
        await sns.PublishAsync(new PublishRequest { Message = "m" });
        return aws.Requests[^1].Url.ToString();
    }
}
