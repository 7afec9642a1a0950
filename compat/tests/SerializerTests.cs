using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.Lambda.Serialization.SystemTextJson;
using FluentAssertions;
using Xunit;

namespace Tokens.Tests.Compat;

public sealed partial class SerializerTests
{
    private readonly SourceGeneratorLambdaJsonSerializer<SerializerJson> serializer = new();

    [Fact]
    public void Names_are_read_in_any_case() => Read<Sample>("""{"NAME":"n"}""").Name.Should().Be("n");

    [Fact]
    public void Names_and_text_are_written_as_they_are_enums_as_numbers_and_nulls_not()
    {
        using var written = new MemoryStream();

        serializer.Serialize(new Sample { Name = "Grüße <&> \"日本\"", Level = DayOfWeek.Friday }, written);

        Encoding.UTF8.GetString(written.ToArray()).Should().Be("""{"Name":"Grüße <&> \"日本\"","Level":5}""");
    }

    [Fact]
    public void Any_JSON_can_be_read_as_an_element() =>
        Read<JsonElement>("""{"connections":["a"]}""").GetProperty("connections")[0].GetString().Should().Be("a");

    [Fact]
    public void The_error_names_the_type_that_cannot_be_read()
    {
        FluentActions
            .Invoking(() => Read<Sample>("not JSON"))
            .Should()
            .Throw<JsonSerializerException>()
            .WithMessage($"*{typeof(Sample).FullName}*");
        FluentActions
            .Invoking(() => Read<Version>("{}"))
            .Should()
            .Throw<JsonSerializerException>()
            .WithMessage($"*{typeof(SerializerJson).FullName}*System.Version*");
    }

    private T Read<T>(string json) => serializer.Deserialize<T>(new MemoryStream(Encoding.UTF8.GetBytes(json)));

    internal sealed class Sample
    {
        public string? Name { get; set; }

        public DayOfWeek Level { get; set; }

        public string? Missing { get; set; }
    }

    /// <summary>Its naming policy does not apply.</summary>
    [JsonSerializable(typeof(Sample))]
    [JsonSerializable(typeof(JsonElement))]
    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
    internal sealed partial class SerializerJson : JsonSerializerContext;
}
