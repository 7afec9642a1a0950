using Tokens.Adapters.ParameterStore;
using Tokens.Cli.Operations;
using Tokens.Cli.Output;

namespace Tokens.Cli.Commands.Restoring;

/// <summary>Stores a restored refresh token, and never over a newer one that nobody agreed to lose.</summary>
internal sealed class RestoreToken(IParameters parameters, KeepRefreshToken keep, Terminal terminal)
{
    /// <param name="token">What was sealed.</param>
    /// <param name="at">When its line was written; null where it does not say.</param>
    /// <param name="agree">Has a person agree to write over what is there, which may take minutes; throws where not.</param>
    /// <param name="cancellation">Ends it, but for the write.</param>
    public async Task RunAsync(
        TokenToKeep token,
        DateTimeOffset? at,
        Func<CancellationToken, Task> agree,
        CancellationToken cancellation
    )
    {
        var stored = await FindAsync(token, cancellation);
        long? agreed = null;
        while (stored is not null && !stored.Value.Matches(token.Value) && IsToBeAskedAbout(stored, at, agreed))
        {
            Warn(stored, at);
            await agree(cancellation);
            agreed = stored.Version;
            stored = await FindAsync(token, cancellation);
        }

        if (stored is not null && stored.Value.Matches(token.Value))
        {
            terminal.Note(Style.Faint, "note", $"{token.Name} holds it already");
            return;
        }

        await keep.RunAsync(token with { Over = stored?.Version });
    }

    private static bool IsToBeAskedAbout(StoredParameter stored, DateTimeOffset? at, long? agreed) =>
        stored.Version != agreed && (at is null || stored.ModifiedAt > at);

    private void Warn(StoredParameter stored, DateTimeOffset? at)
    {
        var since = at is null ? "the line does not say when it was written" : "that is after the line was written";
        terminal.Note(
            Style.Warning,
            "warning",
            $"{stored.Name} was last changed at {TimeWords.Minute(stored.ModifiedAt)} UTC, and {since}: a newer token may be in it"
        );
    }

    /// <exception cref="StoreException">Nobody can tell what is there.</exception>
    private async Task<StoredParameter?> FindAsync(TokenToKeep token, CancellationToken cancellation)
    {
        var selector = new ParameterSelector(token.Name);
        return (await parameters.GetAsync([selector], decrypt: true, cancellation))[selector] switch
        {
            ParameterLookup.Found found => found.Parameter,
            ParameterLookup.Unreadable unreadable => throw new StoreException(unreadable.Reason),
            _ => null,
        };
    }
}
