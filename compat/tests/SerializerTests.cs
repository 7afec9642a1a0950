using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.Lambda.CloudWatchEvents;
using Amazon.Lambda.Serialization.SystemTextJson;
using Amazon.Lambda.SNSEvents;
using FluentAssertions;
using Xunit;

namespace Tokens.Tests.Compat;

public sealed partial class SerializerTests
{
    private readonly SourceGeneratorLambdaJsonSerializer<SerializerJson> serializer = new();

    [Fact]
    public void Names_are_read_in_any_case_and_written_as_they_stand()
    {
        Read<Sample>("""{"NAME":"n","plainCase":1}""")
            .Should()
            .BeEquivalentTo(new Sample { Name = "n", plainCase = 1 });

        Write(new Sample { Name = "n", plainCase = 1 }).Should().Be("""{"Name":"n","plainCase":1,"Level":0}""");
    }

    [Fact]
    public void A_context_that_asks_for_camel_case_is_not_heard()
    {
        Write(new Sample { Name = "n" }).Should().StartWith("""{"Name":"n",""");
    }

    [Fact]
    public void Nulls_are_left_out_enums_are_numbers_and_text_stays_as_it_is()
    {
        Write(new Sample { Name = "Grüße <&> \"日本\"", Level = DayOfWeek.Friday })
            .Should()
            .Be("""{"Name":"Grüße <&> \"日本\"","plainCase":0,"Level":5}""");
    }

    [Theory]
    [InlineData("\"2026-11-22T16:43:50Z\"")]
    [InlineData("1795365830")]
    [InlineData("1795365830.0")]
    public void Dates_are_read_from_text_and_from_seconds(string date)
    {
        Read<Sample>($$"""{"When":{{date}}}""")
            .When.Should()
            .Be(new DateTime(2026, 11, 22, 16, 43, 50, DateTimeKind.Utc));
    }

    [Fact]
    public void Dates_are_written_as_text()
    {
        Write(new Sample { When = new DateTime(2026, 11, 22, 16, 43, 50, DateTimeKind.Utc) })
            .Should()
            .Contain("\"When\":\"2026-11-22T16:43:50Z\"");
    }

    [Fact]
    public void Any_JSON_can_be_taken_as_it_comes()
    {
        Read<JsonElement>("""{"connections":["a"]}""").GetProperty("connections")[0].GetString().Should().Be("a");
    }

    [Fact]
    public void Text_that_is_no_JSON_says_for_which_type_it_was_meant()
    {
        var act = () => Read<Sample>("not JSON");

        act.Should().Throw<JsonSerializerException>().WithMessage($"*{typeof(Sample).FullName}*");
    }

    [Fact]
    public void A_type_that_the_context_lacks_is_told_at_run_time()
    {
        var act = () => Read<Version>("{}");

        act.Should()
            .Throw<JsonSerializerException>()
            .WithMessage($"*{typeof(SerializerJson).FullName}*System.Version*");
    }

    [Fact]
    public void An_event_of_EventBridge_is_read()
    {
        var read = Read<CloudWatchEvent<Sample>>(
            """{"version":"0","id":"i","detail-type":"Scheduled Event","source":"aws.events","account":"000000000000","time":"2026-11-22T16:43:50Z","region":"eu-west-1","resources":["arn"],"detail":{}}"""
        );

        read.DetailType.Should().Be("Scheduled Event");
        read.Time.Should().Be(new DateTime(2026, 11, 22, 16, 43, 50, DateTimeKind.Utc));
        read.Resources.Should().Equal("arn");
        read.Detail.Should().NotBeNull();
    }

    [Fact]
    public void A_detail_is_read_as_what_it_is_declared_to_be()
    {
        Read<CloudWatchEvent<Sample>>("""{"detail":{"name":"n"}}""").Detail.Name.Should().Be("n");
    }

    [Fact]
    public void A_notification_is_read_to_its_attributes()
    {
        var record = Read<SNSEvent>(
            """{"Records":[{"EventSource":"aws:sns","EventSubscriptionArn":"a","EventVersion":"1.0","Sns":{"Message":"m","MessageAttributes":{"kind":{"Type":"String","Value":"v"}},"Timestamp":"2026-11-22T16:43:50.000Z"}}]}"""
        )
            .Records.Single();

        record.EventSource.Should().Be("aws:sns");
        record.Sns.Message.Should().Be("m");
        record.Sns.MessageAttributes["kind"].Value.Should().Be("v");
        record.Sns.Timestamp.Should().Be(new DateTime(2026, 11, 22, 16, 43, 50, DateTimeKind.Utc));
    }

    private T Read<T>(string json) => serializer.Deserialize<T>(new MemoryStream(Encoding.UTF8.GetBytes(json)));

    private string Write<T>(T value)
    {
        using var written = new MemoryStream();
        serializer.Serialize(value, written);
        return Encoding.UTF8.GetString(written.ToArray());
    }

    internal sealed class Sample
    {
        public string? Name { get; set; }

        public int plainCase { get; set; }

        public DayOfWeek Level { get; set; }

        public DateTime? When { get; set; }
    }

    [JsonSerializable(typeof(Sample))]
    [JsonSerializable(typeof(JsonElement))]
    [JsonSerializable(typeof(CloudWatchEvent<Sample>))]
    [JsonSerializable(typeof(SNSEvent))]
    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
    internal sealed partial class SerializerJson : JsonSerializerContext;
}
