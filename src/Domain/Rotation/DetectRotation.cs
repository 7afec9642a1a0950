using Tokens.Domain.AccessTokens;
using Tokens.Domain.Alerts;
using Tokens.Domain.Connections;
using Tokens.Domain.Ports;

namespace Tokens.Domain.Rotation;

/// <summary>
/// The use case of "Parameter Store Change": a credential that connections use has a new version, and whoever completes
/// rotations is told, once a version however often the event comes.
/// </summary>
public sealed class DetectRotation(
    OwnRotations rotations,
    IConnectionCatalogue catalogue,
    IStatuses statuses,
    ISecretVersions versions,
    Outbox outbox,
    IRotationJournal journal
)
{
    private const string NobodyWaits = "no connection waits for it";

    /// <exception cref="StoreException">The store failed: the event is to be delivered again.</exception>
    public async Task RunAsync(ParameterChange change, CancellationToken cancellation)
    {
        if (await rotations.ExplainAsync(change, cancellation))
        {
            journal.Ignored(change.Parameter, NobodyWaits);
            return;
        }

        var uses = CredentialUse.Index(await catalogue.AllAsync(cancellation));
        if (!uses.TryGetValue(change.Parameter, out var use))
        {
            journal.Ignored(change.Parameter, "no client or connection uses it as a credential");
            return;
        }

        var known = await versions.ReadAsync(change.Parameter, cancellation);
        if (known.Newest is null && !change.IsDeletion)
        {
            journal.Ignored(change.Parameter, "it no longer exists; its deletion has an event of its own");
        }
        else if (known.Newest is null)
        {
            var deleted = new Alert.CredentialDeleted(CredentialFacts.Of(use), change.At);
            await outbox.TellAsync(RotationOccasion.OfDeletion(change.Parameter, change.At), deleted, cancellation);
        }
        else if (await IsWaitedForAsync(use, known, cancellation))
        {
            var notice = new Notice.RotationCompleted(change.Parameter, known.Newest, "detect");
            await outbox.SendAsync(RotationOccasion.Of(change.Parameter, known.Newest), notice, cancellation);
        }
    }

    /// <summary>
    /// A refresh token's change counts only while somebody is asked to sign in again: every rotation by a provider is a
    /// change as well, made by ourselves.
    /// </summary>
    private async Task<bool> IsWaitedForAsync(CredentialUse use, SecretVersions known, CancellationToken cancellation)
    {
        if (use.Role == CredentialRole.ClientSecret && !known.AwaitsProof)
        {
            journal.Ignored(use.Name, "its newest version is proven");
            return false;
        }

        if (use.Role != CredentialRole.RefreshToken)
        {
            return true;
        }

        var found = await statuses.NamedAsync([.. use.Users.Select(user => user.Connection.Name)], cancellation);
        var waits = found.Values.Any(status => status.Lasting.State == ConnectionState.SignInAgain);
        if (!waits)
        {
            journal.Ignored(use.Name, NobodyWaits);
        }

        return waits;
    }
}
