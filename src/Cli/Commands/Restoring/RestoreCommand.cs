using System.CommandLine;
using Tokens.Adapters.Sealing;
using Tokens.Cli.Failures;
using Tokens.Cli.Help;
using Tokens.Cli.Input;
using Tokens.Cli.Operations;
using Tokens.Cli.Output;

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

    private readonly Option<string?> place = new("--refresh-token-at")
    {
        Description = "Where it belongs, while no definition says so; its usual place unless given",
        HelpName = "parameter",
    };

    private readonly Option<bool> yes = Consent.Yes();

    private readonly Option<bool> json = new("--json") { Description = "The answer as JSON" };

    public RestoreCommand(Shell shell)
        : base("restore", "Puts back the refresh token that lies sealed in a log line, and refreshes.")
    {
        Add(name);
        Add(line);
        Add(keyId);
        Add(place);
        Add(yes);
        Add(json);
        shell.Run(this, RunAsync);
    }

    public string Details =>
        "Takes the whole line (it holds \"sealed\":\"tokens2:…\"), or the word alone, opens it with KMS and stores it as the newest "
        + "version. Another connection's line is refused, and another deployment's.";

    public IReadOnlyList<(string Line, string Does)> Examples =>
        [
            ("tokens restore shop --key-id alias/tokens", "the line is pasted at the terminal, which Ctrl-D ends"),
            ("tokens restore shop --line sealed.log --yes", "from a file, without asking"),
        ];

    private async Task<int> RunAsync(Session session, ParseResult parsed, CancellationToken cancellation)
    {
        var own = ConnectionName.Parse(parsed.GetValue(name)!).OrRefuse();
        var found = await session.Get<FindConnection>().OrNoneAsync(own, cancellation);
        var parameter = ParameterOf(session, parsed, own, found);
        var pasted = Own(own, await ReadAsync(session.Terminal, parsed.GetValue(line), cancellation));
        var token = await OpenAsync(session, own, pasted.Word, parsed.GetValue(keyId), cancellation);
        await session
            .Get<RestoreToken>()
            .RunAsync(
                new TokenToKeep(own, parameter, token) { IsOnlyCopy = false },
                pasted.At,
                asked => Consent.AskAsync(session.Terminal, parsed.GetValue(yes), "Write over it?", asked),
                cancellation
            );
        if (found is not null)
        {
            return await RefreshNow.RunAsync(session, own, parsed.GetValue(json), cancellation);
        }

        session.Terminal.Note(
            Style.Warning,
            "note",
            $"{parameter} has it, and there is no connection {own} yet: run tokens add {own} again, without refreshToken"
        );
        return ExitCode.Done;
    }

    /// <summary>A connection that could not be added wholly has a token, and no definition that says where.</summary>
    private ParameterName ParameterOf(
        Session session,
        ParseResult parsed,
        ConnectionName own,
        FoundConnection? found
    ) =>
        found is null ? At(parsed.GetValue(place)) ?? session.Get<ParameterLayout>().RefreshToken(own)
        : found.Connection.RefreshToken is { } defined ? defined
        : throw new CommandException($"{own} has no refresh token", "is it another one's?", ExitCode.Usage);

    private static ParameterName? At(string? text) =>
        text is null
            ? null
            : ParameterName.Parse(text) switch
            {
                Parsed<ParameterName>.Valid valid => valid.Value,
                Parsed<ParameterName>.Invalid invalid => throw new CommandException(
                    $"--refresh-token-at: {invalid.Problem}",
                    "give a parameter's name",
                    ExitCode.Usage
                ),
                _ => throw new System.Diagnostics.UnreachableException(),
            };

    private static async Task<Secret> OpenAsync(
        Session session,
        ConnectionName own,
        string word,
        string? keyId,
        CancellationToken cancellation
    ) =>
        await session.Get<SealOpeners>().Under(keyId).OpenAsync(own, word, cancellation) switch
        {
            Opening.Opened opened => opened.Secret,
            Opening.NotOpened closed => throw new CommandException(
                closed.Reason,
                "nothing was written",
                ExitCode.Store
            ),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static async Task<SealedLine> ReadAsync(Terminal terminal, string? file, CancellationToken cancellation)
    {
        var text = file is null or "-"
            ? await PastedText.ReadAsync(terminal, cancellation)
            : await FileText.ReadAsync(file, cancellation);
        return SealedLine.In(text)
            ?? throw new CommandException(
                "there is nothing sealed in it",
                "copy the whole log line; it holds \"sealed\":\"tokens2:…\"",
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
}
