namespace Tokens.Tests.Integration.Cli;

public sealed class CompletionTests
{
    [SkippableTheory]
    [InlineData("tokens st", "status\n")]
    [InlineData("tokens status --wat", "--watch\n")]
    [InlineData("tokens add acme --provider sal", "salesforce\n")]
    [InlineData("tokens completion ", "bash\nfish\npowershell\nzsh\n")]
    public async Task Bash_completes_what_is_begun(string line, string expected)
    {
        var found = await CompleteAsync(line);

        // The help's names come with every argument that is empty yet.
        found.Replace("--help\n", "").Replace("-h\n", "").Replace("-?\n", "").Should().Contain(expected);
    }

    [SkippableFact]
    public async Task Bash_offers_files_where_the_command_has_nothing_to_say()
    {
        (await CompleteAsync("tokens replay event.js")).Should().Be("\n");
        (await RunAsync("complete -p tokens")).Should().Be("complete -o default -F _tokens tokens\n");
    }

    [Theory]
    [InlineData("zsh", "compdef _tokens tokens")]
    [InlineData("fish", "complete --command tokens")]
    [InlineData("powershell", "Register-ArgumentCompleter -Native -CommandName tokens")]
    public async Task Each_shell_has_its_script(string shell, string words)
    {
        var run = await Command.RunAsync(["completion", shell]);

        run.ExitCode.Should().Be(0);
        run.Output.Should().Contain(words);
    }

    [Fact]
    public async Task Another_shell_is_wrong_usage() =>
        (await Command.RunAsync(["completion", "cmd"])).ExitCode.Should().Be(2);

    /// <summary>Calls what bash calls when Tab is pressed, with the variables that bash sets then.</summary>
    private static Task<string> CompleteAsync(string line) =>
        RunAsync(
            $$"""
            COMP_LINE='{{line}}'
            COMP_POINT=${#COMP_LINE}
            _tokens tokens "${COMP_LINE##* }" ''
            printf '%s\n' "${COMPREPLY[@]}"
            """
        );

    private static async Task<string> RunAsync(string script)
    {
        var bash = InstalledTool.Find("bash");
        Skip.If(bash is null, "there is no bash on the PATH");
        var path = $"{Path.GetDirectoryName(TestRun.Cli)}:{Environment.GetEnvironmentVariable("PATH")}";
        string[] arguments = ["--norc", "-c", $"source <(tokens completion bash)\n{script}"];
        var (exitCode, output, errors) = await InstalledTool.RunAsync(bash!, arguments, ("PATH", path));
        exitCode.Should().Be(0, errors);
        errors.Should().BeEmpty();
        return output;
    }
}
