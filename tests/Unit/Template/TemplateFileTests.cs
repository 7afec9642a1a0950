using System.Text.Json;
using Tokens.Emulator.CloudFormation;
using Tokens.Tests.Templates;

namespace Tokens.Tests.Unit.Template;

/// <summary>serverless.template while a compiler writes it anew.</summary>
public sealed class TemplateFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("tokens-template-").FullName;

    private string Template => Path.Combine(folder, "serverless.template");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Half_a_file_is_read_again_until_it_is_whole()
    {
        await File.WriteAllTextAsync(Template, """{"Resources":""");

        var reading = Task.Run(() => TemplateFile.At(Template, TimeSpan.FromMinutes(1)));
        await Task.Delay(TimeSpan.FromMilliseconds(200));
        await File.WriteAllTextAsync(Template, """{"Resources":{}}""");

        (await reading).Text.Should().Be("""{"Resources":{}}""");
    }

    [Fact]
    public async Task One_that_stays_broken_is_told()
    {
        await File.WriteAllTextAsync(Template, "");

        FluentActions.Invoking(() => TemplateFile.At(Template, TimeSpan.Zero)).Should().Throw<JsonException>();
    }
}
