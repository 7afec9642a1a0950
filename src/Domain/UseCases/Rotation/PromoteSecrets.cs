using Tokens.Domain.Model.Alerts;
using Tokens.Domain.Model.Connections;
using Tokens.Domain.Model.Rotation;
using Tokens.Domain.Model.Tokens;
using Tokens.Domain.Ports;
using Tokens.Domain.UseCases.Alerting;

namespace Tokens.Domain.UseCases.Rotation;

/// <summary>
/// Promotes the versions of client secrets that worked for the first time, and notifies subscribers of those that replace
/// another one. The first secret that a connection ever had is no rotation and is promoted silently.
/// </summary>
public sealed class PromoteSecrets(ISecretVersions versions, Outbox outbox, IRotationObserver observer)
{
    /// <summary>A promotion that fails is repeated after the next refresh: it fails no run.</summary>
    /// <param name="refreshed">The connections that were refreshed.</param>
    /// <param name="catalogue">Whose secrets they are.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task RunAsync(
        IEnumerable<RefreshResult.Refreshed> refreshed,
        Catalogue catalogue,
        CancellationToken cancellation
    )
    {
        var proofs = refreshed.Where(done => done.Proof is not null).GroupBy(done => done.Proof!).ToList();
        var uses = CredentialUse.Index(catalogue);
        foreach (var proof in proofs)
        {
            try
            {
                await PromoteAsync(proof.Key, proof.Count(), uses[proof.Key.Secret], cancellation);
            }
            catch (StoreException failure)
            {
                observer.NotPromoted(proof.Key.Secret, failure.Message);
            }
            catch (OperationCanceledException)
            {
                observer.NotPromoted(proof.Key.Secret, "The function's time was up.");
            }
        }
    }

    /// <summary>Notified before it is marked: a process that dies in between leaves a version that is not yet verified.</summary>
    private async Task PromoteAsync(SecretProof proof, int refreshed, CredentialUse use, CancellationToken cancellation)
    {
        if (proof.Before is not null)
        {
            var alert = new Alert.SecretProven(
                CredentialFacts.Of(use),
                proof.Version,
                refreshed,
                proof.Version.ModifiedAt + use.Policy?.Grace
            );
            var key = DeduplicationKey.Of("secret-proven", proof.Secret, proof.Version);
            await outbox.NotifyAsync(new DueAlert(key, alert), cancellation);
        }

        await versions.MarkProvenAsync(proof.Secret, proof.Version, cancellation);
        observer.VerificationFinished(proof.Secret, "its newest version works");
    }
}
