using Tokens.Adapters.Composition;
using Tokens.Cli.Commands.Refresh;
using Tokens.Cli.Composition;
using Tokens.Cli.Failures;

namespace Tokens.Cli.Operations;

/// <summary>
/// A real refresh with credentials that are not stored yet: under a lease like any other where the refresh token rotates,
/// and what it returns is stored like any other's. Only its status is not saved, and nothing is published.
/// </summary>
internal static class TrialRefresh
{
    /// <summary>As long as an invocation of the function.</summary>
    private static readonly TimeSpan TimeLeft = TimeSpan.FromMinutes(5);

    /// <exception cref="CommandException">The credentials do not work.</exception>
    public static async Task RunAsync(
        Session session,
        ConnectionName name,
        Overlay overlay,
        CancellationToken cancellation
    )
    {
        var ports = session.Get<TokensPorts>();
        var trial = new UnsavedTrialOutcome(ports.Statuses);
        var useCases = new TokensUseCases(
            ports with
            {
                Statuses = trial,
                Publisher = trial,
                OutboxObserver = trial,
                Credentials = new OverlaidCredentials(ports.Credentials, overlay.Credentials),
                Catalogue = overlay.Definition is { } definition
                    ? session.Get<Drafts>().CatalogueWith(definition)
                    : ports.Catalogue,
            }
        );
        var order = new RefreshRequest([name.Value], TimeLeft);
        var report = await useCases.RefreshTokens.RunAsync(order, cancellation);
        if (report.Results[0] is not RefreshResult.Refreshed and var failed)
        {
            throw TrialFailure.Of(failed);
        }
    }
}
