using Tokens.Domain.Model.Alerts;
using Tokens.Domain.Model.Rotation;
using Tokens.Domain.Model.Values;
using Tokens.Domain.Ports;
using Tokens.Domain.UseCases.Alerting;

namespace Tokens.Domain.UseCases.Rotation;

/// <summary>
/// The use case of "Parameter Store Policy Action": notifies subscribers of what a parameter's policy reports,
/// in terms of the connections that use it. The event is only a trigger: everything else is read from the store.
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
        if (AlertOf(action, use, known) is { } alert)
        {
            await outbox.NotifyAsync(alert, cancellation);
        }
    }

    private DueAlert? AlertOf(PolicyAction action, CredentialUse? use, SecretVersions known)
    {
        var facts = use is null ? CredentialFacts.Unused(action.Parameter) : CredentialFacts.Of(use);
        var status = use is { Role: CredentialRole.ClientSecret } ? use.StatusAt(known, clock.GetUtcNow()) : null;
        switch (known.Newest)
        {
            case { } newest when newest.ModifiedAt > action.At:
                observer.Ignored(action.Parameter, "it was changed after the policy acted");
                return null;
            case null when action is { Kind: PolicyKind.Expiration, Failure: null }:
                return new DueAlert(
                    RotationKeys.OfDeletion(action.Parameter, action.At),
                    new Alert.CredentialDeleted(facts, action.At)
                );
            case null:
                observer.Ignored(action.Parameter, "it no longer exists");
                return null;
            case { } newest when action.Failure is { } failure:
                return new DueAlert(
                    DeduplicationKey.Of(
                        "policy-failed",
                        action.Parameter,
                        newest,
                        action.Kind,
                        action.Span ?? TimeSpan.Zero
                    ),
                    new Alert.PolicyFailed(facts, action.Kind.ToString(), failure)
                );
            case { } when action.Kind == PolicyKind.Expiration:
                observer.Ignored(action.Parameter, "it is still there");
                return null;
            case { } newest:
                return new DueAlert(
                    KeyOf(action, use, status, newest),
                    new Alert.Reminder(facts, status, DeletedAt(action))
                );
        }
    }

    /// <summary>A policy for a reminder's step has the same key as the rotation check: the first one to come notifies.</summary>
    private static DeduplicationKey KeyOf(
        PolicyAction action,
        CredentialUse? use,
        RotationStatus? status,
        CredentialVersion newest
    ) =>
        status is not null && StepOf(action, use) is { } step
            ? RotationKeys.Of(action.Parameter.Value, status.EndsAt, step)
            : DeduplicationKey.Of("policy", action.Parameter, newest, action.Kind, action.Span ?? TimeSpan.Zero);

    private static DateTimeOffset? DeletedAt(PolicyAction action) =>
        action.Kind == PolicyKind.ExpirationNotification ? action.At + action.Span : null;

    private static TimeSpan? StepOf(PolicyAction action, CredentialUse? use) =>
        action is { Kind: PolicyKind.NoChangeNotification, Span: { } after }
        && use?.Policy is { } policy
        && policy.RemindBefore.Contains(policy.RotateEvery - after)
            ? policy.RotateEvery - after
            : null;
}
