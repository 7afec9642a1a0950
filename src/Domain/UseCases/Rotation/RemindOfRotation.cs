using Tokens.Domain.Model.Alerts;
using Tokens.Domain.Model.Rotation;
using Tokens.Domain.Model.Values;
using Tokens.Domain.Ports;
using Tokens.Domain.UseCases.Alerting;

namespace Tokens.Domain.UseCases.Rotation;

/// <summary>
/// The use case of "Parameter Store Policy Action": tells people what the store's policy says, in terms of the
/// connections that use the parameter. The event's words are no more than a reason to look.
/// </summary>
public sealed class RemindOfRotation(
    ICatalogue catalogue,
    ISecretVersions versions,
    Outbox outbox,
    IRotationObserver observer,
    TimeProvider clock
)
{
    /// <exception cref="StoreException">The store failed: the event is to be delivered again.</exception>
    public async Task RunAsync(PolicyAction action, CancellationToken cancellation)
    {
        var uses = CredentialUse.Index(await catalogue.AllAsync(cancellation));
        var use = uses.GetValueOrDefault(action.Parameter);
        var known = await versions.ReadAsync(action.Parameter, cancellation);
        if (Tell(action, use, known) is { } alert)
        {
            await outbox.NotifyAsync(alert.DeduplicationKey, alert.Alert, cancellation);
        }
    }

    private (DeduplicationKey DeduplicationKey, Alert Alert)? Tell(PolicyAction action, CredentialUse? use, SecretVersions known)
    {
        var facts = use is null ? CredentialFacts.Unused(action.Parameter) : CredentialFacts.Of(use);
        var status = use is { Role: CredentialRole.ClientSecret } ? use.StatusAt(known, clock.GetUtcNow()) : null;
        switch (known.Newest)
        {
            case { } newest when newest.ModifiedAt > action.At:
                observer.Ignored(action.Parameter, "it was changed after the policy acted");
                return null;
            case null when action is { Kind: PolicyKind.Expiration, Failure: null }:
                return (
                    RotationKeys.OfDeletion(action.Parameter, action.At),
                    new Alert.CredentialDeleted(facts, action.At)
                );
            case null:
                observer.Ignored(action.Parameter, "it no longer exists");
                return null;
            case { } newest when action.Failure is { } failure:
                return (
                    DeduplicationKey.Of("policy-failed", action.Parameter, newest, action.Kind, action.Span ?? TimeSpan.Zero),
                    new Alert.PolicyFailed(facts, action.Kind.ToString(), failure)
                );
            case { } when action.Kind == PolicyKind.Expiration:
                observer.Ignored(action.Parameter, "it is still there");
                return null;
            case { } newest:
                return (OccasionOf(action, use, status, newest), new Alert.Reminder(facts, status, DeletedAt(action)));
        }
    }

    /// <summary>A policy that stands for a rung is the same occasion as the sweep's: whoever comes first tells.</summary>
    private static DeduplicationKey OccasionOf(
        PolicyAction action,
        CredentialUse? use,
        RotationStatus? status,
        CredentialVersion newest
    ) =>
        status is not null && RungOf(action, use) is { } step
            ? RotationKeys.Of(action.Parameter.Value, status.EndsAt, step)
            : DeduplicationKey.Of("policy", action.Parameter, newest, action.Kind, action.Span ?? TimeSpan.Zero);

    private static DateTimeOffset? DeletedAt(PolicyAction action) =>
        action.Kind == PolicyKind.ExpirationNotification ? action.At + action.Span : null;

    private static TimeSpan? RungOf(PolicyAction action, CredentialUse? use) =>
        action is { Kind: PolicyKind.NoChangeNotification, Span: { } after }
        && use?.Policy is { } policy
        && policy.RemindBefore.Contains(policy.RotateEvery - after)
            ? policy.RotateEvery - after
            : null;
}
