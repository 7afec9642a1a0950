using Tokens.Domain.Model.Rotation;
using Tokens.Domain.Model.Tokens;
using Tokens.Domain.Ports;
using Tokens.Domain.UseCases.Refresh;

namespace Tokens.Domain.UseCases.Rotation;

/// <summary>
/// The use case of a completed rotation: the new secret is verified by one real exchange; if it works, it is promoted,
/// everything that shares it is refreshed as far as time allows, and subscribers are notified. If it is refused, the
/// verified version goes on, and subscribers are notified after the propagation delay. What an outage or a lack of time
/// leaves undone, the scheduled run does.
/// </summary>
public sealed class CompleteRotation(
    TakeSnapshot snapshot,
    RefreshRound round,
    VerifySecret verify,
    PromoteSecrets promote,
    IRotationObserver observer,
    RefreshSettings settings
)
{
    /// <exception cref="StoreException">The store failed: the message is to be delivered again.</exception>
    public async Task RunAsync(CompletedRotation rotation, CancellationToken cancellation)
    {
        var clock = new RunClock(settings.Clock, settings.Random, rotation.TimeLeft);
        var all = await snapshot.TakeAsync(null, cancellation);
        if (!CredentialUse.Index(all.Catalogue).TryGetValue(rotation.Parameter, out var use))
        {
            observer.Ignored(rotation.Parameter, "no client or connection uses it as a credential");
            return;
        }

        if (use.Role == CredentialRole.RefreshToken)
        {
            var waiting = all.Of(use).Where(user => user.Status.Effective.State == ConnectionState.SignInAgain);
            // Not on demand: a message about a token that has not changed refreshes nothing.
            await round.RunAsync(all.Only(waiting), onDemand: false, clock, cancellation);
            return;
        }

        if (await verify.RunAsync(use, all, clock, cancellation) is VerificationResult.Verified verified)
        {
            var others = all.Of(use)
                .Where(user =>
                    user.Connection.Name != verified.By.Name && user.Connection.Enabled && !user.HasUsedToken
                );
            var report = await round.RunAsync(all.Only(others), onDemand: true, clock, cancellation);
            using var limit = clock.LimitTo(clock.Budget.LastStore, cancellation);
            await promote.RunAsync([verified.By, .. report.Refreshed], all.Catalogue, limit.Token);
        }
    }
}
