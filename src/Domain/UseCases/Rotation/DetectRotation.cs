using Tokens.Domain.Model.Alerts;
using Tokens.Domain.Model.Rotation;
using Tokens.Domain.Model.Tokens;
using Tokens.Domain.Ports;
using Tokens.Domain.UseCases.Alerting;

namespace Tokens.Domain.UseCases.Rotation;

/// <summary>
/// The use case of "Parameter Store Change": publishes a rotation-completed message for a new version of a credential that
/// connections use, once a version however often the event comes.
/// </summary>
public sealed class DetectRotation(
    ProviderRotations rotations,
    ICatalogue catalogue,
    IStatuses statuses,
    ISecretVersions versions,
    Outbox outbox,
    IRotationObserver observer
)
{
    private const string NotWaiting = "no connection waits for it";

    /// <exception cref="StoreException">The store failed: the event is to be delivered again.</exception>
    public async Task RunAsync(ParameterChange change, CancellationToken cancellation)
    {
        if (await rotations.IsExpectedAsync(change, cancellation))
        {
            observer.Ignored(change.Parameter, NotWaiting);
            return;
        }

        var uses = CredentialUse.Index(await catalogue.AllAsync(cancellation));
        if (!uses.TryGetValue(change.Parameter, out var use))
        {
            observer.Ignored(change.Parameter, "no client or connection uses it as a credential");
            return;
        }

        var known = await versions.ReadAsync(change.Parameter, cancellation);
        if (known.Newest is null && !change.IsDeletion)
        {
            observer.Ignored(change.Parameter, "it no longer exists; its deletion has an event of its own");
        }
        else if (known.Newest is null)
        {
            var deleted = new Alert.CredentialDeleted(CredentialFacts.Of(use), change.At);
            var key = RotationKeys.OfDeletion(change.Parameter, change.At);
            await outbox.NotifyAsync(new DueAlert(key, deleted), cancellation);
        }
        else if (await IsWaitedForAsync(use, known, cancellation))
        {
            var notification = new Notification.RotationCompleted(change.Parameter, known.Newest, "detect");
            await outbox.SendAsync(RotationKeys.Of(change.Parameter, known.Newest), notification, cancellation);
        }
    }

    /// <summary>
    /// A refresh token's change counts only while the owner is asked to sign in again: Tokens itself changes it whenever
    /// the provider rotates it.
    /// </summary>
    private async Task<bool> IsWaitedForAsync(CredentialUse use, SecretVersions known, CancellationToken cancellation)
    {
        if (use.Role == CredentialRole.ClientSecret && !known.AwaitsProof)
        {
            observer.Ignored(use.Name, "its newest version is proven");
            return false;
        }

        if (use.Role != CredentialRole.RefreshToken)
        {
            return true;
        }

        var found = await statuses.NamedAsync([.. use.Users.Select(user => user.Connection.Name)], cancellation);
        var waits = found.Values.Any(status => status.Effective.State == ConnectionState.SignInAgain);
        if (!waits)
        {
            observer.Ignored(use.Name, NotWaiting);
        }

        return waits;
    }
}
