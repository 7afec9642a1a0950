using System.CommandLine;
using Tokens.Cli.Help;

namespace Tokens.Cli.Commands.Completion;

/// <summary>Prints a completion script. The suggestions come from System.CommandLine's directive.</summary>
internal sealed class CompletionCommand : Command, IHasExamples
{
    private static readonly Dictionary<string, string> Scripts = new()
    {
        ["bash"] = "tokens.bash",
        ["zsh"] = "tokens.zsh",
        ["fish"] = "tokens.fish",
        ["powershell"] = "tokens.ps1",
    };

    private readonly Argument<string> shellName = new("shell") { Description = "The shell" };

    public CompletionCommand(Shell shell)
        : base("completion", "Prints a script with which a shell completes subcommands, options and values.")
    {
        shellName.AcceptOnlyFromAmong([.. Scripts.Keys]);
        Add(shellName);
        shell.RunWithoutAws(this, RunAsync);
    }

    public IReadOnlyList<(string Line, string Does)> Examples =>
        [
            ("source <(tokens completion bash)", "in ~/.bashrc; zsh the same in ~/.zshrc"),
            ("tokens completion fish > ~/.config/fish/completions/tokens.fish", "once"),
            ("tokens completion powershell | Out-String | Invoke-Expression", "in $PROFILE"),
        ];

    private async Task<int> RunAsync(Session session, ParseResult parsed, CancellationToken cancellation)
    {
        var script = $"completion/{Scripts[parsed.GetValue(shellName)!]}";
        using var stream = typeof(CompletionCommand).Assembly.GetManifestResourceStream(script)!;
        using var reader = new StreamReader(stream);
        await session.Terminal.Output.WriteAsync(await reader.ReadToEndAsync(cancellation));
        return ExitCode.Done;
    }
}
