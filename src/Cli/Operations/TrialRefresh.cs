using Tokens.Adapters.Composition;
using Tokens.Cli.Commands.Refresh;
using Tokens.Cli.Composition;

namespace Tokens.Cli.Operations;

/// <summary>
/// A real refresh with credentials that are not stored yet: under a lease like any other where the refresh token rotates,
/// and what it returns is stored like any other's. Only its status is not saved, and nothing is published.
/// </summary>
internal static class TrialRefresh
{
    public static async Task<RefreshResult> RunAsync(
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
        var request = new RefreshRequest([name.Value], RefreshNow.TimeLeft);
        var report = await useCases.RefreshTokens.RunAsync(request, cancellation);
        return report.Results[0];
    }
}
