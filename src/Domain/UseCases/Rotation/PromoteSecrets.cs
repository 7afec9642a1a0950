using Tokens.Domain.Model.Alerts;
using Tokens.Domain.Model.Connections;
using Tokens.Domain.Model.Rotation;
using Tokens.Domain.Model.Tokens;
using Tokens.Domain.Ports;
using Tokens.Domain.UseCases.Alerting;

namespace Tokens.Domain.UseCases.Rotation;

/// <summary>
/// Marks the versions of client secrets that were seen to work, and tells people of those that took the place of
/// another. The first secret that a connection ever had is no rotation, and proven in silence.
/// </summary>
public sealed class PromoteSecrets(ISecretVersions versions, Outbox outbox, IRotationObserver observer)
{
    /// <summary>A proof that cannot be told or marked is seen anew at the next refresh: nothing here fails a run.</summary>
    /// <param name="reports">Of one or more rounds over the same catalogue.</param>
    /// <param name="catalogue">Whose secrets they are.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task RunAsync(IEnumerable<RefreshReport> reports, Catalogue catalogue, CancellationToken cancellation)
    {
        var proofs = reports
            .SelectMany(report => report.Refreshed)
            .Where(done => done.Proof is not null)
            .GroupBy(done => done.Proof!)
            .ToList();
        var uses = CredentialUse.Index(catalogue);
        foreach (var proof in proofs)
        {
            try
            {
                await ConfirmAsync(proof.Key, proof.Count(), uses[proof.Key.Secret], cancellation);
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

    /// <summary>Told before it is marked: whoever dies in between leaves a version that still asks to be proven.</summary>
    private async Task ConfirmAsync(SecretProof proof, int refreshed, CredentialUse use, CancellationToken cancellation)
    {
        if (proof.Before is not null)
        {
            var alert = new Alert.SecretProven(
                CredentialFacts.Of(use),
                proof.Version,
                refreshed,
                proof.Version.ModifiedAt + use.Policy?.Grace
            );
            await outbox.NotifyAsync(DeduplicationKey.Of("secret-proven", proof.Secret, proof.Version), alert, cancellation);
        }

        await versions.MarkProvenAsync(proof.Secret, proof.Version, cancellation);
        observer.Verified(proof.Secret, "its newest version works");
    }
}
