using System.CommandLine;
using Tokens.Adapters.ParameterStore;
using Tokens.Adapters.Seals;
using Tokens.Cli.Failures;
using Tokens.Cli.Help;
using Tokens.Cli.Input;
using Tokens.Cli.Operations;
using Tokens.Cli.Output;
using Tokens.Domain.Connections;
using Tokens.Domain.Credentials;

namespace Tokens.Cli.Commands.Restoring;

/// <summary>Puts back a refresh token that lies sealed in a log.</summary>
internal sealed class RestoreCommand : Command, IHasExamples
{
    private readonly Argument<string> name = new("name") { Description = "The connection of the log line" };

    private readonly Option<string?> line = new("--line")
    {
        Description = "A file that holds the log line; standard input unless given, and for -",
        HelpName = "file",
    };

    private readonly Option<string?> keyId = KeyId.Option("The KMS key that it was sealed under");

    private readonly Option<bool> yes = Consent.Yes();

    private readonly Option<bool> json = new("--json") { Description = "The answer as JSON" };

    public RestoreCommand(Shell shell)
        : base("restore", "Puts back the refresh token that lies sealed in a log line, and refreshes.")
    {
        Add(name);
        Add(line);
        Add(keyId);
        Add(yes);
        Add(json);
        shell.Run(this, RunAsync);
    }

    public string Details =>
        "Takes the whole line (it holds \"sealed\":\"tokens1:…\"), or the word alone, opens it with KMS and stores it as the newest "
        + "version. Another connection's line is refused.";

    public IReadOnlyList<(string Line, string Does)> Examples =>
        [
            ("tokens restore shop --key-id alias/tokens", "the line is pasted at the terminal, which Ctrl-D ends"),
            ("tokens restore shop --line sealed.log --yes", "from a file, without asking"),
        ];

    private async Task<int> RunAsync(Session session, ParseResult parsed, CancellationToken cancellation)
    {
        KeyId.Apply(parsed.GetValue(keyId));
        var found = await session.Get<FindConnection>().RunAsync(parsed.GetValue(name)!, cancellation);
        var parameter =
            found.Connection.Credentials.RefreshToken
            ?? throw new CommandException($"{found.Name} has no refresh token", "is it another one's?", ExitCode.Usage);
        var pasted = Own(found.Name, await ReadAsync(session.Terminal, parsed.GetValue(line), cancellation));
        var token = await session.Get<KmsSealOpener>().OpenAsync(found.Name, pasted.Word, cancellation) switch
        {
            Opening.Opened opened => opened.Secret,
            Opening.NotOpened closed => throw new CommandException(
                closed.Reason,
                "nothing was written",
                ExitCode.Store
            ),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        if (await IsToBeWrittenAsync(session, parsed, (parameter, token, pasted.At), cancellation))
        {
            await session.Get<KeepRefreshToken>().RunAsync(found.Name, parameter, token, isOnlyCopy: false);
        }

        return await RefreshNow.RunAsync(session, found.Name, parsed.GetValue(json), cancellation);
    }

    private static async Task<SealedLine> ReadAsync(Terminal terminal, string? file, CancellationToken cancellation)
    {
        var text = file is null or "-"
            ? await PastedText.ReadAsync(terminal, cancellation)
            : await FileText.ReadAsync(file, cancellation);
        return SealedLine.In(text)
            ?? throw new CommandException(
                "there is nothing sealed in it",
                "copy the whole log line; it holds \"sealed\":\"tokens1:…\"",
                ExitCode.Usage
            );
    }

    private static SealedLine Own(ConnectionName name, SealedLine line) =>
        line.Connection is null || line.Connection == name.Value
            ? line
            : throw new CommandException(
                $"the line is another connection's, {line.Connection}",
                $"tokens restore {line.Connection} takes it",
                ExitCode.Usage
            );

    private async Task<bool> IsToBeWrittenAsync(
        Session session,
        ParseResult parsed,
        (ParameterName Parameter, Secret Token, DateTimeOffset? At) restored,
        CancellationToken cancellation
    )
    {
        var selector = new ParameterSelector(restored.Parameter);
        var found = (await session.Get<IParameters>().GetAsync([selector], decrypt: true, cancellation))[selector];
        if (found is not ParameterLookup.Found { Parameter: var stored })
        {
            return true;
        }

        if (stored.Value.Matches(restored.Token))
        {
            session.Terminal.Note(Style.Faint, "note", $"{restored.Parameter} holds it already");
            return false;
        }

        if (restored.At is not { } at || stored.ModifiedAt > at)
        {
            var since = restored.At is null
                ? "the line does not say when it was written"
                : "that is after the line was written";
            session.Terminal.Note(
                Style.Warning,
                "warning",
                $"{restored.Parameter} was last changed at {TimeWords.Minute(stored.ModifiedAt)} UTC, and {since}: a newer token may be in it"
            );
            await Consent.AskAsync(session.Terminal, parsed.GetValue(yes), "Write over it?", cancellation);
        }

        return true;
    }
}
