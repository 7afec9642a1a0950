using Tokens.Adapters.ParameterStore;
using Tokens.Cli.Operations;
using Tokens.Cli.Output;

namespace Tokens.Cli.Commands.Restore;

/// <summary>Stores a restored refresh token, and overwrites a newer one only if the operator agrees.</summary>
internal sealed class RestoreToken(IParameters parameters, KeepRefreshToken keep, Terminal terminal)
{
    /// <param name="token">What was sealed.</param>
    /// <param name="at">When its line was written; null if unknown.</param>
    /// <param name="confirm">Asks the operator before a token is overwritten, which may take minutes; throws if refused.</param>
    /// <param name="cancellation">Ends it, but for the write.</param>
    public async Task RunAsync(
        TokenToKeep token,
        DateTimeOffset? at,
        Func<CancellationToken, Task> confirm,
        CancellationToken cancellation
    )
    {
        var stored = await FindAsync(token, cancellation);
        long? confirmed = null;
        while (stored is not null && !stored.Value.Matches(token.Value) && NeedsConfirmation(stored, at, confirmed))
        {
            Warn(stored, at);
            await confirm(cancellation);
            confirmed = stored.Version;
            stored = await FindAsync(token, cancellation);
        }

        if (stored is not null && stored.Value.Matches(token.Value))
        {
            terminal.Note(Style.Faint, "note", $"{token.Name} holds it already");
            return;
        }

        await keep.RunAsync(token with { Over = stored?.Version });
    }

    private static bool NeedsConfirmation(StoredParameter stored, DateTimeOffset? at, long? confirmed) =>
        stored.Version != confirmed && (at is null || stored.ModifiedAt > at);

    private void Warn(StoredParameter stored, DateTimeOffset? at)
    {
        var since = at is null ? "the line does not say when it was written" : "that is after the line was written";
        terminal.Note(
            Style.Warning,
            "warning",
            $"{stored.Name} was last changed at {TimeFormat.Minute(stored.ModifiedAt)} UTC, and {since}: a newer token may be in it"
        );
    }

    /// <exception cref="StoreException">The parameter could not be read.</exception>
    private async Task<StoredParameter?> FindAsync(TokenToKeep token, CancellationToken cancellation)
    {
        var selector = new ParameterSelector(token.Name);
        return (await parameters.GetAsync([selector], decrypt: true, cancellation))[selector] switch
        {
            ParameterLookup.Found found => found.Parameter,
            ParameterLookup.Unreadable unreadable => throw new StoreException(unreadable.Reason, unreadable.Kind),
            _ => null,
        };
    }
}
