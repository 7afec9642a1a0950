using Tokens.Cli;
using Tokens.Cli.Output;
using Tokens.Functions;

namespace Tokens.Tests.Unit.Cli;

public sealed class CompletionTests
{
    [Theory]
    [InlineData("tokens st", "status")]
    [InlineData("tokens status --wa", "--watch")]
    [InlineData("tokens add acme --grant ", "client_credentials refresh_token")]
    [InlineData("tokens add acme --client-authentication ", "basic body")]
    [InlineData("tokens add acme --body-format ", "form json")]
    [InlineData("tokens add acme --refresh-token-rotates ", "false true")]
    [InlineData("tokens client ", "add list remove")]
    [InlineData("tokens client add acme --body-format ", "form json")]
    [InlineData("tokens completion ", "bash fish powershell zsh")]
    public async Task A_word_that_is_begun_is_completed(string line, string expected) =>
        (await SuggestAsync(line)).Should().Contain(expected.Split(' '));

    [Fact]
    public async Task Every_function_is_among_those_that_are_offered() =>
        (await SuggestAsync("tokens replay - --function "))
            .Should()
            .Contain(FunctionTable.All.Select(function => function.Name));

    [Fact]
    public async Task Every_provider_is_among_those_that_are_offered() =>
        (await SuggestAsync("tokens add acme --provider "))
            .Should()
            .BeEquivalentTo(ProviderProfiles.All.Select(profile => profile.Name));

    private static async Task<string[]> SuggestAsync(string line)
    {
        var output = new StringWriter();
        await TokensCommand.RunAsync([$"[suggest:{line.Length}]", line], new Terminal(output, TextWriter.Null));
        return output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
