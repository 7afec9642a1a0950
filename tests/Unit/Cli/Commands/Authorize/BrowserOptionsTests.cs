using System.CommandLine;
using Tokens.Cli.Commands.Authorize;

namespace Tokens.Tests.Unit.Cli.Commands.Authorize;

public sealed class BrowserOptionsTests
{
    private readonly BrowserOptions options = new();

    [Theory]
    [InlineData("--port 65536", "is not a port")]
    [InlineData("--port -1", "is not a port")]
    [InlineData("--wait 60d", "is too long; at most 24 h")]
    [InlineData("--wait soon", "is no span of time")]
    [InlineData("--field a=1 --field a=2", "give each name once")]
    [InlineData("--field =1", "write it as name=value")]
    [InlineData("--field state=guessable", "state is set by this command")]
    [InlineData("--field code_challenge=known", "code_challenge is set by this command")]
    [InlineData("--field redirect_uri=https://elsewhere.example", "redirect_uri is set by this command")]
    public void What_cannot_be_is_wrong_usage(string line, string problem) =>
        Parse(line).Errors.Select(error => error.Message).Should().Contain(message => message.Contains(problem));

    [Fact]
    public void What_can_be_is_read()
    {
        var parsed = Parse("--port 65535 --wait 24h --field access_type=offline --field prompt=a=b");

        parsed.Errors.Should().BeEmpty();
        var settings = options.Read(parsed);
        settings.Port.Should().Be(65535);
        settings.Wait.Should().Be(TimeSpan.FromDays(1));
        settings
            .Fields.Should()
            .Equal(new Dictionary<string, string> { ["access_type"] = "offline", ["prompt"] = "a=b" });
    }

    private ParseResult Parse(string line)
    {
        var command = new RootCommand("a test's");
        options.AddTo(command);
        return command.Parse(line);
    }
}
