using System.CommandLine;
using Tokens.Adapters.Sealing;
using Tokens.Cli.Commands.Refresh;
using Tokens.Cli.Failures;
using Tokens.Cli.Help;
using Tokens.Cli.Input;
using Tokens.Cli.Operations;
using Tokens.Cli.Output;

namespace Tokens.Cli.Commands.Restore;

/// <summary>Restores a refresh token from its sealed form in a log line.</summary>
internal sealed class RestoreCommand : Command, IHasExamples
{
    private readonly Argument<string> name = new("name") { Description = "The connection of the log line" };

    private readonly Option<string?> line = new("--line")
    {
        Description = "A file that holds the log line; standard input unless given, and for -",
        HelpName = "file",
    };

    private readonly Option<string?> keyId = KeyIdOption.Option("The KMS key that it was sealed under");

    private readonly Option<string?> place = new("--refresh-token-at")
    {
        Description = "The token's parameter where there is no definition; the default one unless given",
        HelpName = "parameter",
    };

    private readonly Option<bool> yes = Confirmation.Yes();

    private readonly Option<bool> json = new("--json") { Description = "The answer as JSON" };

    public RestoreCommand(Shell shell)
        : base("restore", "Restores the refresh token that is sealed in a log line, and refreshes.")
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
        "Takes the whole line (it holds \"sealed\":\"tokens2:…\"), or the sealed text alone, decrypts it with KMS and stores it as the newest "
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
        var token = await OpenAsync(session, own, pasted.Text, parsed.GetValue(keyId), cancellation);
        await session
            .Get<RestoreToken>()
            .RunAsync(
                new TokenToKeep(own, parameter, token) { IsOnlyCopy = false },
                pasted.At,
                asked => Confirmation.AskAsync(session.Terminal, parsed.GetValue(yes), "Overwrite it?", asked),
                cancellation
            );
        if (found is not null)
        {
            return await RefreshNow.RunAsync(session, own, parsed.GetValue(json), cancellation);
        }

        session.Terminal.Note(
            Style.Warning,
            "note",
            $"{parameter} holds it, and there is no connection {own} yet: run tokens add {own} again, without refreshToken"
        );
        return ExitCode.Done;
    }

    /// <summary>After an add that failed there is a token, and no definition that names its parameter.</summary>
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
        text is null ? null : ParameterName.Parse(text).OrUsageError("give a parameter's name", "--refresh-token-at: ");

    private static async Task<Secret> OpenAsync(
        Session session,
        ConnectionName own,
        string sealedText,
        string? keyId,
        CancellationToken cancellation
    ) =>
        await session.Get<SealOpeners>().Under(keyId).OpenAsync(own, sealedText, cancellation) switch
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
        return SealedLine.In(await TextInput.ReadAsync(terminal, file, cancellation))
            ?? throw new CommandException(
                "it holds no sealed refresh token",
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
