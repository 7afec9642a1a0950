using System.Net;
using Amazon.Runtime;
using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;
using FluentAssertions;
using Xunit;

namespace Tokens.Tests.Compat;

public sealed class SigningTests
{
    private const string Secret = "not-a-real-secret-key-only-for-tests";
    private const string Topic = "arn:aws:sns:eu-west-1:000000000000:a";

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
    public async Task A_request_has_the_signature_that_an_independent_implementation_computes()
    {
        var aws = new Recorder((HttpStatusCode.OK, "<PublishResponse/>"));
        using var sns = Client(aws, new SessionAWSCredentials("AKIDEXAMPLE", Secret, "not-a-real-session-token"));

        await sns.PublishAsync(new PublishRequest { TopicArn = Topic, Message = "ü & =" });

        ShouldBeSigned(aws.Requests.Single());
        aws.Requests.Single().Headers["x-amz-security-token"].Should().Be("not-a-real-session-token");
    }

    [Fact]
    public async Task A_throttled_request_is_retried_and_each_attempt_is_signed()
    {
        var aws = new Recorder(
            (HttpStatusCode.BadRequest, "<ErrorResponse><Error><Code>Throttling</Code></Error></ErrorResponse>"),
            (HttpStatusCode.InternalServerError, "<ErrorResponse><Error><Code>Internal</Code></Error></ErrorResponse>"),
            (HttpStatusCode.OK, "<PublishResponse/>")
        );
        using var sns = Client(aws, new BasicAWSCredentials("AKIDEXAMPLE", Secret));

        await sns.PublishAsync(new PublishRequest { TopicArn = Topic, Message = "m" });

        aws.Requests.Should().HaveCount(3).And.AllSatisfy(ShouldBeSigned);
    }

    private static void ShouldBeSigned(Sent request)
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

        fields["Credential"].Should().Be($"AKIDEXAMPLE/{time[..8]}/eu-west-1/sns/aws4_request");
        signed.Should().Contain(["host", "x-amz-date", "content-type"]);
        fields["Signature"].Should().Be(new SigV4(Secret, "eu-west-1", "sns").Sign(request, time, signed));
    }

    private static AmazonSimpleNotificationServiceClient Client(Recorder aws, AWSCredentials credentials) =>
        new(
            credentials,
            new AmazonSimpleNotificationServiceConfig
            {
                RegionEndpoint = Amazon.RegionEndpoint.EUWest1,
                HttpClientFactory = aws.Clients,
            }
        );
}
