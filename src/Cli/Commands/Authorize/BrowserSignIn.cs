using Tokens.Adapters.OAuth;
using Tokens.Cli.Failures;
using Tokens.Cli.Operations;
using Tokens.Cli.Output;

namespace Tokens.Cli.Commands.Authorize;

/// <summary>A sign-in in the browser, with a callback on loopback.</summary>
internal sealed class BrowserSignIn(Session session)
{
    /// <returns>The refresh token.</returns>
    /// <exception cref="CommandException">There was none; nothing was written.</exception>
    public async Task<SignedIn> RunAsync(
        Connection connection,
        BrowserSettings settings,
        CancellationToken cancellation
    )
    {
        var client = await ReadClient.RunAsync(session.Get<ICredentialStore>(), connection, cancellation);
        var callback = Loopback(settings.RedirectUri) ?? new Uri($"http://127.0.0.1:{settings.Port}/callback");
        await using var listener = await RedirectListener.StartAsync(callback, cancellation);
        var signIn = new SignIn(listener.Callback);
        listener.Expect(signIn);
        var link = signIn.LinkFor(connection, client.Id, settings.Fields);
        return await AnswerAsync(link, listener, settings, cancellation) switch
        {
            SignInAnswer.Accepted accepted => await CodeExchange.RunAsync(
                session,
                new TokenRequest(connection, client, null) { Code = accepted.Code },
                cancellation
            ),
            SignInAnswer.Refused refused => throw new CommandException(
                $"the provider gave no access: {refused.Reason}",
                "nothing was written",
                ExitCode.Trouble
            ),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private async Task<SignInAnswer> AnswerAsync(
        Uri link,
        RedirectListener listener,
        BrowserSettings settings,
        CancellationToken cancellation
    )
    {
        var terminal = session.Terminal;
        terminal.Note(Style.Accent, "sign in", link.AbsoluteUri);
        using var page = settings.Opens ? Page(link) : null;
        if (settings.Opens && !(page is not null && await Browser.TryOpenAsync(page.Path, cancellation)))
        {
            terminal.Note(Style.Warning, "warning", "no browser could be started; open the link yourself");
        }

        terminal.Note(
            Style.Faint,
            "note",
            $"waiting for at most {TimeFormat.Span(settings.Wait)}; Ctrl-C gives up, and nothing is written"
        );
        return await ListenAsync(listener, settings.Wait, cancellation);
    }

    /// <summary>Null if it cannot be written: the link on the terminal works as well.</summary>
    private SignInPage? Page(Uri link)
    {
        try
        {
            return SignInPage.Write(link, session.Terminal);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            session.Terminal.Note(
                Style.Warning,
                "warning",
                $"no page could be written for the browser: {refused.Message}"
            );
            return null;
        }
    }

    private async Task<SignInAnswer> ListenAsync(
        RedirectListener listener,
        TimeSpan wait,
        CancellationToken cancellation
    )
    {
        using var limit = new CancellationTokenSource(wait, session.Get<TimeProvider>());
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            return await listener.Answer.WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new CommandException(
                $"no sign-in within {TimeFormat.Span(wait)}",
                "nothing was written; try again, or give more time with --wait",
                ExitCode.Trouble
            );
        }
    }

    private static Uri? Loopback(Uri? redirect) =>
        redirect is null || IsLoopback(redirect)
            ? redirect
            : throw new CommandException(
                "--redirect-uri: is not a loopback address, so this command cannot receive it",
                "write it as in http://127.0.0.1:8976/callback, and register it at the provider",
                ExitCode.Usage
            );

    /// <summary>A loopback address, or localhost.</summary>
    private static bool IsLoopback(Uri redirect) =>
        redirect is { IsLoopback: true, Scheme: "http", Port: > 0 }
        && (redirect.HostNameType != UriHostNameType.Dns || redirect.Host == "localhost");
}
