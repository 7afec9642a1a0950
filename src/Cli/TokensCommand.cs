using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using Tokens.Cli.Commands;
using Tokens.Cli.Commands.Adding;
using Tokens.Cli.Commands.Authorize;
using Tokens.Cli.Commands.Clients;
using Tokens.Cli.Commands.Completion;
using Tokens.Cli.Commands.Demo;
using Tokens.Cli.Commands.Doctor;
using Tokens.Cli.Commands.Local;
using Tokens.Cli.Commands.Refresh;
using Tokens.Cli.Commands.Removing;
using Tokens.Cli.Commands.Replay;
using Tokens.Cli.Commands.Reporting;
using Tokens.Cli.Commands.Restore;
using Tokens.Cli.Commands.Rotate;
using Tokens.Cli.Commands.Status;
using Tokens.Cli.Failures;
using Tokens.Cli.Help;
using Tokens.Cli.Output;

namespace Tokens.Cli;

/// <summary>The command <c>tokens</c> with its subcommands.</summary>
internal static class TokensCommand
{
    /// <returns>The exit code.</returns>
    public static Task<int> RunAsync(string[] args, Terminal terminal)
    {
        var parsed = Create(terminal).Parse(args);
        if (parsed.Action is ParseErrorAction)
        {
            return Task.FromResult(terminal.Fail(Failure.OfUsage(parsed), verbose: false));
        }

        return parsed.InvokeAsync(
            new InvocationConfiguration
            {
                Output = terminal.Output,
                Error = terminal.Errors,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = Interruption.LongestRun,
            }
        );
    }

    internal static RootCommand Create(Terminal terminal)
    {
        var options = new GlobalOptions();
        var shell = new Shell(terminal, options);
        var root = new RootCommand(
            "Keeps OAuth 2.0 access tokens fresh in Parameter Store and manages the rotation of client secrets."
        )
        {
            new DemoCommand(shell),
            new LocalCommand(shell),
            new StatusCommand(shell),
            new RefreshCommand(shell),
            new AddCommand(shell),
            new AuthorizeCommand(shell),
            new ClientCommand(shell),
            new RotateCommand(shell),
            new RestoreCommand(shell),
            new RemoveCommand(shell),
            new ReplayCommand(shell),
            new DoctorCommand(shell),
            new ReportCommand(shell),
            new CompletionCommand(shell),
        };
        options.AddTo(root);
        foreach (var argument in root.Subcommands.SelectMany(WithSubcommands).SelectMany(command => command.Arguments))
        {
            argument.Validators.Add(RefuseOptions);
        }

        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExamples((HelpAction)help.Action!);
        root.SetAction(parsed => ((HelpWithExamples)help.Action).Invoke(parsed));
        return root;
    }

    private static IEnumerable<Command> WithSubcommands(Command command) =>
        command.Subcommands.SelectMany(WithSubcommands).Prepend(command);

    /// <summary>Without it, an unknown option would be parsed as a connection's name.</summary>
    private static void RefuseOptions(ArgumentResult result)
    {
        foreach (var token in result.Tokens.Where(token => token.Value.StartsWith("--", StringComparison.Ordinal)))
        {
            result.AddError($"Unrecognized option '{token.Value}'");
        }
    }
}
