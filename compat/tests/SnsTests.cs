using System.Net;
using Amazon;
using Amazon.Runtime;
using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;
using FluentAssertions;
using Tokens.Tests.Unit.Adapters;
using Xunit;

namespace Tokens.Tests.Compat;

[Collection(Variables.ProcessWide)]
public sealed class SnsTests : HttpMessageHandler
{
    private const string Topic = "arn:aws:sns:eu-west-1:000000000000:alerts";

    private readonly List<HttpRequestMessage> requests = [];
    private readonly List<string> forms = [];
    private readonly Variables variables = new()
    {
        ["AWS_ACCESS_KEY_ID"] = "AKIDEXAMPLE",
        ["AWS_SECRET_ACCESS_KEY"] = "not-a-real-secret-key-only-for-tests",
        ["AWS_SESSION_TOKEN"] = "not-a-real-session-token",
        ["AWS_REGION"] = "eu-west-1",
        ["AWS_ENDPOINT_URL"] = null,
        ["AWS_ENDPOINT_URL_SSM"] = null,
        ["AWS_ENDPOINT_URL_SNS"] = null,
    };

    /// <summary>The last one answers all later requests too.</summary>
    private (HttpStatusCode Status, string Body)[] answers = [(HttpStatusCode.OK, "<PublishResponse/>")];

    [Fact]
    public async Task A_message_is_a_form_with_its_attributes_numbered()
    {
        Answer("<PublishResponse><PublishResult><MessageId>m-1</MessageId></PublishResult></PublishResponse>");
        MessageAttributeValue kind = new() { DataType = "String", StringValue = "reminder" };
        MessageAttributeValue days = new() { DataType = "Number", StringValue = "5" };

        var answer = await Client()
            .PublishAsync(
                new PublishRequest
                {
                    TopicArn = Topic,
                    Message = "a & b",
                    MessageAttributes = new() { ["kind"] = kind, ["days"] = days },
                }
            );

        requests.Single().Method.Should().Be(HttpMethod.Post);
        requests[0].Content!.Headers.ContentType!.MediaType.Should().Be("application/x-www-form-urlencoded");
        Form()
            .Should()
            .BeEquivalentTo(
                "Action=Publish",
                "Version=2010-03-31",
                $"TopicArn={Topic}",
                "Message=a & b",
                "MessageAttributes.entry.1.Name=kind",
                "MessageAttributes.entry.1.Value.DataType=String",
                "MessageAttributes.entry.1.Value.StringValue=reminder",
                "MessageAttributes.entry.2.Name=days",
                "MessageAttributes.entry.2.Value.DataType=Number",
                "MessageAttributes.entry.2.Value.StringValue=5"
            );
        answer.MessageId.Should().Be("m-1");
    }

    [Fact]
    public async Task Each_attempt_is_signed_for_the_service_in_its_region()
    {
        answers =
        [
            (HttpStatusCode.BadRequest, "<ErrorResponse><Error><Code>Throttling</Code></Error></ErrorResponse>"),
            (HttpStatusCode.InternalServerError, "<ErrorResponse><Error><Code>Internal</Code></Error></ErrorResponse>"),
            .. answers,
        ];

        await Client(new()).PublishAsync(new PublishRequest { TopicArn = Topic, Message = "ü & =" });

        requests
            .Select(request => string.Join("", request.Headers.NonValidated["Authorization"]))
            .Should()
            .HaveCount(3)
            .And.AllSatisfy(one =>
                one.Should()
                    .MatchRegex(
                        "^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/[0-9]{8}/eu-west-1/sns/aws4_request, "
                            + "SignedHeaders=[^,]*host[^,]*x-amz-date[^,]*, Signature=[0-9a-f]{64}$"
                    )
            );
        requests[0].Headers.GetValues("x-amz-security-token").Should().Equal("not-a-real-session-token");
    }

    [Theory]
    [InlineData(null, null, null, "https://sns.eu-west-1.amazonaws.com/")]
    [InlineData("cn-north-1", null, null, "https://sns.cn-north-1.amazonaws.com.cn/")]
    [InlineData(null, "AWS_ENDPOINT_URL", null, "http://127.0.0.1:4566/")]
    [InlineData(null, "AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_SNS", "http://127.0.0.1:4567/")]
    [InlineData(null, "AWS_ENDPOINT_URL_SSM", null, "https://sns.eu-west-1.amazonaws.com/")]
    public async Task The_region_decides_and_before_it_the_variables(
        string? region,
        string? at4566,
        string? at4567,
        string expected
    )
    {
        variables[at4566 ?? "unused"] = "http://127.0.0.1:4566";
        variables[at4567 ?? "unused"] = "http://127.0.0.1:4567";
        var config = new AmazonSimpleNotificationServiceConfig();
        config.RegionEndpoint = region is null ? config.RegionEndpoint : RegionEndpoint.GetBySystemName(region);

        await Client(config).PublishAsync(new PublishRequest { Message = "m" });

        requests.Single().RequestUri!.AbsoluteUri.Should().Be(expected);
    }

    [Fact]
    public async Task An_endpoint_that_is_not_known_here_is_refused_rather_than_guessed()
    {
        var act = () => Client(new() { UseFIPSEndpoint = true }).PublishAsync(new PublishRequest { Message = "m" });

        await act.Should().ThrowAsync<AmazonClientException>().WithMessage("*FIPS*ServiceURL*");
    }

    // LocalStack's answers begin with a declaration; AWS's do not.
    [Theory]
    [InlineData("")]
    [InlineData("<?xml version='1.0' encoding='utf-8'?>\n")]
    public async Task Answers_and_errors_are_read_with_and_without_an_XML_declaration(string declaration)
    {
        const string Result =
            "<Attributes><entry><key>Owner</key><value>o</value></entry><entry><key>Name</key><value/></entry></Attributes>";
        var request = new GetSubscriptionAttributesRequest { SubscriptionArn = $"{Topic}:a" };

        answers =
        [
            (
                HttpStatusCode.OK,
                $"{declaration}<R xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\"><GetSubscriptionAttributesResult>{Result}</GetSubscriptionAttributesResult></R>"
            ),
            (HttpStatusCode.OK, $"{declaration}<R><GetSubscriptionAttributesResult/></R>"),
            (HttpStatusCode.NotFound, $"{declaration}{Error("NotFound")}"),
        ];

        var (some, none) = (await GetAsync(), await GetAsync());
        some.Attributes.Should().Equal(new Dictionary<string, string> { ["Owner"] = "o", ["Name"] = "" });
        none.Attributes.Should().BeNull();
        (await FluentActions.Awaiting(GetAsync).Should().ThrowAsync<NotFoundException>()).WithMessage("why");

        Task<GetSubscriptionAttributesResponse> GetAsync() => Client().GetSubscriptionAttributesAsync(request);
    }

    [Fact]
    public async Task A_flag_is_sent_as_a_word()
    {
        Answer("<R><SubscribeResult><SubscriptionArn>pending</SubscriptionArn></SubscribeResult></R>");

        var answer = await Client().SubscribeAsync(new SubscribeRequest { ReturnSubscriptionArn = true });

        answer.SubscriptionArn.Should().Be("pending");
        Form().Should().Contain("ReturnSubscriptionArn=true");
    }

    [Fact]
    public async Task Subscriptions_are_listed_in_order()
    {
        Answer(
            "<R><ListSubscriptionsByTopicResult><Subscriptions><member><SubscriptionArn>a</SubscriptionArn><Protocol>sqs</Protocol></member><member><SubscriptionArn>b</SubscriptionArn><Owner>o</Owner></member></Subscriptions><NextToken>t</NextToken></ListSubscriptionsByTopicResult></R>"
        );

        var answer = await Client().ListSubscriptionsByTopicAsync(new() { TopicArn = Topic });

        answer.Subscriptions.Select(one => $"{one.SubscriptionArn} {one.Protocol}").Should().Equal("a sqs", "b ");
        answer.NextToken.Should().Be("t");
    }

    [Theory]
    [InlineData("NotFound", typeof(NotFoundException))]
    [InlineData("AuthorizationError", typeof(AuthorizationErrorException))]
    [InlineData("Throttled", typeof(AmazonSimpleNotificationServiceException))]
    public async Task An_error_that_is_caught_has_its_type_and_another_the_base(string code, Type type)
    {
        answers = [(HttpStatusCode.NotFound, Error(code))];

        var act = () => Client().PublishAsync(new PublishRequest { TopicArn = Topic, Message = "m" });

        var refused = (await act.Should().ThrowAsync<AmazonSimpleNotificationServiceException>()).Which;
        refused.Should().BeOfType(type);
        (refused.ErrorCode, refused.StatusCode).Should().Be((code, HttpStatusCode.NotFound));
        (refused.Message, refused.RequestId).Should().Be(("why", "r-1"));
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    public async Task Whether_the_account_is_in_the_SMS_sandbox_is_asked_without_a_field(string sent, bool read)
    {
        Answer(
            $"<R><GetSMSSandboxAccountStatusResult><IsInSandbox>{sent}</IsInSandbox></GetSMSSandboxAccountStatusResult></R>"
        );

        var answer = await Client().GetSMSSandboxAccountStatusAsync(new());

        answer.IsInSandbox.Should().Be(read);
        Form().Should().BeEquivalentTo("Action=GetSMSSandboxAccountStatus", "Version=2010-03-31");
    }

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var (status, body) = answers[Math.Min(requests.Count, answers.Length - 1)];
        requests.Add(request);
        forms.Add(await request.Content!.ReadAsStringAsync(cancellationToken));
        return new HttpResponseMessage(status) { Content = new StringContent(body), RequestMessage = request };
    }

    protected override void Dispose(bool disposing)
    {
        variables.Dispose();
        base.Dispose(disposing);
    }

    private static string Error(string code) =>
        $"<ErrorResponse><Error><Type>Sender</Type><Code>{code}</Code><Message>why</Message></Error><RequestId>r-1</RequestId></ErrorResponse>";

    private void Answer(string body) => answers = [(HttpStatusCode.OK, body)];

    private IEnumerable<string> Form() => forms.Single().Split('&').Select(Uri.UnescapeDataString);

    private AmazonSimpleNotificationServiceClient Client() => Client(new() { MaxErrorRetry = 0 });

    private AmazonSimpleNotificationServiceClient Client(AmazonSimpleNotificationServiceConfig config)
    {
        config.HttpClientFactory = new HandlerFactory(this);
        return new AmazonSimpleNotificationServiceClient(config);
    }
}
