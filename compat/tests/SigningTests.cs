using System.Net;
using Amazon.Runtime;
using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;
using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;
using FluentAssertions;
using Xunit;

namespace Tokens.Tests.Compat;

public sealed class SigningTests
{
    private const string Secret = "not-a-real-secret-key-only-for-tests";

    // "get-vanilla" and "post-vanilla" of AWS's published Signature Version 4 test suite.
    [Theory]
    [InlineData("GET", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31")]
    [InlineData("POST", "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b")]
    public void What_checks_the_signatures_agrees_with_the_published_vectors(string method, string signature)
    {
        const string Time = "20150830T123600Z";
        var request = new Sent(
            method,
            new Uri("https://example.amazonaws.com/"),
            new Dictionary<string, string> { ["host"] = "example.amazonaws.com", ["x-amz-date"] = Time },
            []
        );

        new SigV4("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", "us-east-1", "service")
            .Sign(request, Time, ["host", "x-amz-date"])
            .Should()
            .Be(signature);
    }

    [Fact]
    public async Task A_parameter_request_bears_a_signature_that_others_compute_too()
    {
        var aws = new Recorder((HttpStatusCode.OK, "{}"));
        using var ssm = new AmazonSimpleSystemsManagementClient(
            new SessionAWSCredentials("AKIDEXAMPLE", Secret, "not-a-real-session-token"),
            new AmazonSimpleSystemsManagementConfig
            {
                ServiceURL = "http://127.0.0.1:4566",
                AuthenticationRegion = "eu-west-1",
                HttpClientFactory = aws.Clients,
            }
        );

        await ssm.GetParameterAsync(new GetParameterRequest { Name = "/tokens/ümlaut" });

        ShouldBeSigned(aws.Requests.Single(), "ssm");
        aws.Requests.Single().Headers["x-amz-security-token"].Should().Be("not-a-real-session-token");
    }

    [Fact]
    public async Task Each_attempt_is_signed_and_a_throttled_one_is_not_the_last()
    {
        var aws = new Recorder(
            (HttpStatusCode.BadRequest, """{"__type":"ThrottlingException","message":"Rate exceeded"}"""),
            (HttpStatusCode.InternalServerError, """{"__type":"InternalServerError","Message":"again"}"""),
            (HttpStatusCode.OK, """{"Parameter":{"Name":"/a"}}""")
        );
        using var ssm = The.Ssm(aws);

        var answer = await ssm.GetParameterAsync(new GetParameterRequest { Name = "/a" });

        answer.Parameter.Name.Should().Be("/a");
        aws.Requests.Should().HaveCount(3).And.AllSatisfy(request => ShouldBeSigned(request, "ssm"));
    }

    [Fact]
    public async Task A_message_bears_a_signature_that_others_compute_too()
    {
        var aws = new Recorder((HttpStatusCode.OK, "<PublishResponse/>"));
        using var sns = The.Sns(aws);

        await sns.PublishAsync(
            new PublishRequest { TopicArn = "arn:aws:sns:eu-west-1:000000000000:a", Message = "ü & =" }
        );

        ShouldBeSigned(aws.Requests.Single(), "sns");
    }

    private static void ShouldBeSigned(Sent request, string service)
    {
        // AWS4-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=…
        var fields = request
            .Headers["Authorization"]
            .Split(' ', 2)[1]
            .Split(", ")
            .Select(field => field.Split('=', 2))
            .ToDictionary(field => field[0], field => field[1]);
        var time = request.Headers["x-amz-date"];
        var signed = fields["SignedHeaders"].Split(';');

        fields["Credential"].Should().Be($"AKIDEXAMPLE/{time[..8]}/eu-west-1/{service}/aws4_request");
        signed.Should().Contain(["host", "x-amz-date", "content-type"]);
        fields["Signature"].Should().Be(new SigV4(Secret, "eu-west-1", service).Sign(request, time, signed));
    }

    private static class The
    {
        public static AmazonSimpleSystemsManagementClient Ssm(Recorder aws) =>
            new(
                "AKIDEXAMPLE",
                Secret,
                new AmazonSimpleSystemsManagementConfig
                {
                    RegionEndpoint = Amazon.RegionEndpoint.EUWest1,
                    HttpClientFactory = aws.Clients,
                }
            );

        public static AmazonSimpleNotificationServiceClient Sns(Recorder aws) =>
            new(
                "AKIDEXAMPLE",
                Secret,
                new AmazonSimpleNotificationServiceConfig
                {
                    RegionEndpoint = Amazon.RegionEndpoint.EUWest1,
                    HttpClientFactory = aws.Clients,
                }
            );
    }
}
