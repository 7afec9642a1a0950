using System.Net;
using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;
using FluentAssertions;
using Xunit;

namespace Tokens.Tests.Compat;

public sealed class SnsTests
{
    private const string Topic = "arn:aws:sns:eu-west-1:000000000000:alerts";

    [Fact]
    public async Task A_message_is_a_form_with_its_attributes_numbered()
    {
        var aws = new Recorder(
            (
                HttpStatusCode.OK,
                """<PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><PublishResult><MessageId>m-1</MessageId></PublishResult><ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata></PublishResponse>"""
            )
        );

        var answer = await Client(aws)
            .PublishAsync(
                new PublishRequest
                {
                    TopicArn = Topic,
                    Subject = "s",
                    Message = "a & b",
                    MessageAttributes = new()
                    {
                        ["kind"] = new MessageAttributeValue { DataType = "String", StringValue = "reminder" },
                        ["days"] = new MessageAttributeValue { DataType = "Number", StringValue = "5" },
                    },
                }
            );

        var sent = aws.Requests.Single();
        sent.Method.Should().Be("POST");
        sent.Url.AbsoluteUri.Should().Be("https://sns.eu-west-1.amazonaws.com/");
        sent.Headers["Content-Type"].Should().StartWith("application/x-www-form-urlencoded");
        Form(sent)
            .Should()
            .BeEquivalentTo(
                new Dictionary<string, string>
                {
                    ["Action"] = "Publish",
                    ["Version"] = "2010-03-31",
                    ["TopicArn"] = Topic,
                    ["Subject"] = "s",
                    ["Message"] = "a & b",
                    ["MessageAttributes.entry.1.Name"] = "kind",
                    ["MessageAttributes.entry.1.Value.DataType"] = "String",
                    ["MessageAttributes.entry.1.Value.StringValue"] = "reminder",
                    ["MessageAttributes.entry.2.Name"] = "days",
                    ["MessageAttributes.entry.2.Value.DataType"] = "Number",
                    ["MessageAttributes.entry.2.Value.StringValue"] = "5",
                }
            );
        answer.MessageId.Should().Be("m-1");
        answer.ResponseMetadata.RequestId.Should().Be("r-1");
    }

    // LocalStack's answers begin with one; AWS's do not.
    [Fact]
    public async Task An_answer_that_begins_with_an_XML_declaration_is_read_too()
    {
        var aws = new Recorder(
            (
                HttpStatusCode.OK,
                $"<?xml version='1.0' encoding='utf-8'?>\n<CreateTopicResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\"><CreateTopicResult><TopicArn>{Topic}</TopicArn></CreateTopicResult><ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata></CreateTopicResponse>"
            )
        );

        var answer = await Client(aws).CreateTopicAsync(new CreateTopicRequest { Name = "alerts" });

        answer.TopicArn.Should().Be(Topic);
        answer.ResponseMetadata.RequestId.Should().Be("r-1");
    }

    [Fact]
    public async Task A_refusal_that_begins_with_an_XML_declaration_is_read_too()
    {
        var aws = new Recorder(
            (
                HttpStatusCode.NotFound,
                "<?xml version='1.0' encoding='utf-8'?>\n<ErrorResponse><Error><Type>Sender</Type><Code>NotFound</Code><Message>why</Message></Error></ErrorResponse>"
            )
        );

        var act = () => Client(aws).GetTopicAttributesAsync(new GetTopicAttributesRequest { TopicArn = Topic });

        (await act.Should().ThrowAsync<NotFoundException>()).WithMessage("why");
    }

    [Fact]
    public async Task A_flag_is_sent_as_a_word()
    {
        var aws = new Recorder(
            (
                HttpStatusCode.OK,
                "<SubscribeResponse><SubscribeResult><SubscriptionArn>pending</SubscriptionArn></SubscribeResult></SubscribeResponse>"
            )
        );

        var answer = await Client(aws)
            .SubscribeAsync(
                new SubscribeRequest
                {
                    TopicArn = Topic,
                    Protocol = "http",
                    Endpoint = "http://127.0.0.1/",
                    ReturnSubscriptionArn = true,
                }
            );

        answer.SubscriptionArn.Should().Be("pending");
        Form(aws.Requests.Single()).Should().Contain("ReturnSubscriptionArn", "true");
    }

    [Fact]
    public async Task Subscriptions_are_listed_in_order()
    {
        var aws = new Recorder(
            (
                HttpStatusCode.OK,
                "<ListSubscriptionsByTopicResponse><ListSubscriptionsByTopicResult><Subscriptions><member><SubscriptionArn>a</SubscriptionArn><Protocol>sqs</Protocol></member><member><SubscriptionArn>b</SubscriptionArn><Owner>o</Owner></member></Subscriptions><NextToken>t</NextToken></ListSubscriptionsByTopicResult></ListSubscriptionsByTopicResponse>"
            )
        );

        var answer = await Client(aws)
            .ListSubscriptionsByTopicAsync(new ListSubscriptionsByTopicRequest { TopicArn = Topic });

        answer.Subscriptions.Select(s => s.SubscriptionArn).Should().Equal("a", "b");
        answer.Subscriptions.Select(s => s.Protocol).Should().Equal("sqs", null);
        answer.NextToken.Should().Be("t");
    }

    [Fact]
    public async Task A_topics_attributes_are_a_map_and_null_where_there_are_none()
    {
        var some = new Recorder(
            (
                HttpStatusCode.OK,
                "<GetTopicAttributesResponse><GetTopicAttributesResult><Attributes><entry><key>Owner</key><value>o</value></entry><entry><key>DisplayName</key><value/></entry></Attributes></GetTopicAttributesResult></GetTopicAttributesResponse>"
            )
        );
        var none = new Recorder(
            (HttpStatusCode.OK, "<GetTopicAttributesResponse><GetTopicAttributesResult/></GetTopicAttributesResponse>")
        );
        var request = new GetTopicAttributesRequest { TopicArn = Topic };

        (await Client(some).GetTopicAttributesAsync(request))
            .Attributes.Should()
            .BeEquivalentTo(new Dictionary<string, string> { ["Owner"] = "o", ["DisplayName"] = "" });
        (await Client(none).GetTopicAttributesAsync(request)).Attributes.Should().BeNull();
    }

    [Theory]
    [InlineData("NotFound", typeof(NotFoundException))]
    [InlineData("AuthorizationError", typeof(AuthorizationErrorException))]
    [InlineData("InvalidParameter", typeof(InvalidParameterException))]
    [InlineData("InternalError", typeof(InternalErrorException))]
    [InlineData("KMSAccessDenied", typeof(AmazonSimpleNotificationServiceException))]
    [InlineData("Throttled", typeof(AmazonSimpleNotificationServiceException))]
    public async Task A_message_is_refused_with_the_type_of_an_error_that_is_caught_and_the_base_of_others(
        string code,
        Type type
    )
    {
        var aws = new Recorder(
            (
                HttpStatusCode.NotFound,
                $"<ErrorResponse><Error><Type>Sender</Type><Code>{code}</Code><Message>why</Message></Error><RequestId>r-1</RequestId></ErrorResponse>"
            )
        );

        var act = () => Client(aws).PublishAsync(new PublishRequest { TopicArn = Topic, Message = "m" });

        var refused = (await act.Should().ThrowAsync<AmazonSimpleNotificationServiceException>()).Which;
        refused.Should().BeOfType(type);
        refused.ErrorCode.Should().Be(code);
        refused.StatusCode.Should().Be(HttpStatusCode.NotFound);
        refused.Message.Should().Be("why");
        refused.RequestId.Should().Be("r-1");
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    public async Task Whether_the_account_is_in_the_SMS_sandbox_is_asked_without_a_field(string told, bool read)
    {
        var aws = new Recorder(
            (
                HttpStatusCode.OK,
                $"<GetSMSSandboxAccountStatusResponse><GetSMSSandboxAccountStatusResult><IsInSandbox>{told}</IsInSandbox></GetSMSSandboxAccountStatusResult></GetSMSSandboxAccountStatusResponse>"
            )
        );

        var answer = await Client(aws).GetSMSSandboxAccountStatusAsync(new GetSMSSandboxAccountStatusRequest());

        answer.IsInSandbox.Should().Be(read);
        Form(aws.Requests.Single())
            .Should()
            .BeEquivalentTo(
                new Dictionary<string, string> { ["Action"] = "GetSMSSandboxAccountStatus", ["Version"] = "2010-03-31" }
            );
    }

    private static AmazonSimpleNotificationServiceClient Client(Recorder aws) =>
        new(
            "AKIDEXAMPLE",
            "not-a-real-secret-key-only-for-tests",
            new AmazonSimpleNotificationServiceConfig
            {
                RegionEndpoint = Amazon.RegionEndpoint.EUWest1,
                HttpClientFactory = aws.Clients,
                MaxErrorRetry = 0,
            }
        );

    private static Dictionary<string, string> Form(Sent sent) =>
        sent
            .Text.Split('&')
            .Select(pair => pair.Split('='))
            .ToDictionary(pair => Uri.UnescapeDataString(pair[0]), pair => Uri.UnescapeDataString(pair[1]));
}
