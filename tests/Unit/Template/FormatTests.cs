using System.Text.Encodings.Web;
using System.Text.Json;

namespace Tokens.Tests.Unit.Template;

/// <summary>The generator of Amazon.Lambda.Annotations reads and writes the whole file at every build.</summary>
public sealed class FormatTests
{
    private static readonly JsonSerializerOptions AsTheGeneratorDoes = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [Fact]
    public void It_is_written_as_the_generator_writes_it_to_the_byte() =>
        Stack.Template.Text.Should().Be(Stack.Template.Json.ToJsonString(AsTheGeneratorDoes));

    [Fact]
    public void It_has_neither_a_mark_at_its_beginning_nor_an_empty_line_at_its_end()
    {
        var bytes = File.ReadAllBytes(Path.Combine(Repository.Root, "serverless.template"));

        bytes[0].Should().Be((byte)'{');
        bytes[^1].Should().Be((byte)'}');
    }

    /// <summary>A point in time in a string comes back in another form from the generator's reader.</summary>
    [Fact]
    public void It_holds_no_full_timestamp() =>
        Stack.Template.Text.Should().NotMatchRegex("\"[0-9]{4}-[0-9]{2}-[0-9]{2}T");
}
