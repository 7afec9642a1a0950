using Tokens.Domain.Model.Rotation;
using Tokens.Domain.Model.Tokens;
using Tokens.Domain.Ports;
using Tokens.Domain.UseCases.Refresh;

namespace Tokens.Domain.UseCases.Rotation;

/// <summary>
/// The use case of a completed rotation: the new secret is tried by one real exchange; if it works, what shares it is
/// refreshed, as far as the time goes, and people are told. If it is refused, the proven version goes on, and people are
/// told once it had time to settle. What an outage or a lack of time leaves undone, the sweep does.
/// </summary>
public sealed class CompleteRotation(
    TakeSnapshot snapshot,
    RefreshRound round,
    VerifySecret prove,
    PromoteSecrets confirm,
    IRotationObserver observer,
    RefreshSettings settings
)
{
    /// <exception cref="StoreException">The store failed: the message is to be delivered again.</exception>
    public async Task RunAsync(CompletedRotation order, CancellationToken cancellation)
    {
        var clock = new RunClock(settings.Clock, settings.Random, order.TimeLeft);
        var all = await snapshot.TakeAsync(null, cancellation);
        if (!CredentialUse.Index(all.Catalogue).TryGetValue(order.Parameter, out var use))
        {
            observer.Ignored(order.Parameter, "no client or connection uses it as a credential");
            return;
        }

        if (use.Role == CredentialRole.RefreshToken)
        {
            var waiting = all.Of(use).Where(user => user.Status.Effective.State == ConnectionState.SignInAgain);
            // Not on demand: a message about a token that has not changed refreshes nothing.
            await round.RunAsync(all.Only(waiting), onDemand: false, clock, cancellation);
            return;
        }

        var reports = await prove.RunAsync(use, all, clock, cancellation);
        if (reports.Count > 0 && reports[^1].Refreshed.FirstOrDefault() is { FallbackVersion: null } proven)
        {
            var rest = all.Of(use)
                .Where(user => user.Connection.Name != proven.Name && user.Connection.Enabled && !user.HasUsedToken);
            reports = [.. reports, await round.RunAsync(all.Only(rest), onDemand: true, clock, cancellation)];
        }

        using var limit = clock.LimitTo(clock.Budget.LastStore, cancellation);
        await confirm.RunAsync(reports, all.Catalogue, limit.Token);
    }
}
