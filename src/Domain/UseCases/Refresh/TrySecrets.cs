using Tokens.Domain.Model.Clients;
using Tokens.Domain.Model.Rotation;
using Tokens.Domain.Model.Tokens;
using Tokens.Domain.Model.Values;
using Tokens.Domain.Ports;

namespace Tokens.Domain.UseCases.Refresh;

/// <summary>
/// Exchanges with the newest client secret, and with the proven version where the newest is refused: a wrong secret that
/// somebody stored stops nothing.
/// </summary>
internal static class TrySecrets
{
    public static async Task<SecretTrial> RunAsync(
        ITokenEndpoint endpoint,
        ConnectionSnapshot snapshot,
        Readiness.Ready ready,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        if (KnownToBeRefused(snapshot.Status, ready, now))
        {
            var served = await endpoint.ExchangeAsync(WithProven(ready), cancellation);
            // Where the old one dies, the provider may have come to know the new one in the meantime.
            return served is ExchangeOutcome.SecretRefused
                ? new SecretTrial(
                    AfterPropagation(await endpoint.ExchangeAsync(ready.Request, cancellation), snapshot, ready, now)
                )
                : new SecretTrial(served, snapshot.Status.Reason, ready.Proven!.Version);
        }

        var outcome = await endpoint.ExchangeAsync(ready.Request, cancellation);
        if (outcome is not ExchangeOutcome.SecretRefused refused || !HasOther(ready))
        {
            return new SecretTrial(AfterPropagation(outcome, snapshot, ready, now));
        }

        if (ready.Proven!.Read is CredentialRead.Unreadable unreadable)
        {
            // Not the end: the one that works is there.
            return new SecretTrial(
                new ExchangeOutcome.RetryLater(
                    null,
                    $"{refused.Reason}; and the secret's proven version cannot be read: {unreadable.Reason}"
                )
            );
        }

        var fallback = await endpoint.ExchangeAsync(WithProven(ready), cancellation);
        if (fallback is ExchangeOutcome.Refreshed)
        {
            var isNews = PropagationLeft(ready, now) is null;
            return new SecretTrial(fallback, isNews ? refused.Reason : null, ready.Proven!.Version);
        }

        return new SecretTrial(
            AfterPropagation(fallback is ExchangeOutcome.SecretRefused ? refused : fallback, snapshot, ready, now)
        );
    }

    /// <summary>
    /// The newest was refused not long ago, and neither it nor the client id has changed since: nothing is gained by
    /// showing it again.
    /// </summary>
    private static bool KnownToBeRefused(ConnectionStatus status, Readiness.Ready ready, DateTimeOffset now) =>
        status is { State: ConnectionState.SecretRefused, RunningOnVersion: { } running }
        && HasOther(ready)
        && ready.Proven!.Value is not null
        && ready.Proven!.Version.Number == running
        && ready.Request.Client.SecretVersion!.ModifiedAt <= status.Since
        && !(ready.Request.Client.IdVersion?.ModifiedAt > status.Since)
        && now < status.RetryAt;

    private static bool HasOther(Readiness.Ready ready) =>
        ready is { Proven: { } proven, Request.Client.SecretVersion: { } newest } && proven.Version != newest;

    private static TokenRequest WithProven(Readiness.Ready ready) =>
        ready.Request with
        {
            Client = ready.Request.Client with { Secret = ready.Proven!.Value!, SecretVersion = ready.Proven.Version },
        };

    private static ExchangeOutcome AfterPropagation(
        ExchangeOutcome outcome,
        ConnectionSnapshot snapshot,
        Readiness.Ready ready,
        DateTimeOffset now
    ) =>
        outcome switch
        {
            ExchangeOutcome.SecretRefused refused when PropagationLeft(ready, now) is { } left =>
                new ExchangeOutcome.RetryLater(left, refused.Reason),
            ExchangeOutcome.SecretRefused refused when !IsConclusive(snapshot, ready) =>
                new ExchangeOutcome.Misconfigured(
                    $"{refused.Reason}; this connection has not worked with client {snapshot.Connection.Client.Name} yet, whose secret is verified: check its tokenEndpoint"
                ),
            _ => outcome,
        };

    /// <summary>
    /// A shared secret that is known to work is not called refused on the word of a connection that never worked: its
    /// tenant, shop or organisation may not know the client at all.
    /// </summary>
    private static bool IsConclusive(ConnectionSnapshot snapshot, Readiness.Ready ready) =>
        snapshot.Connection.Client.Name is null || snapshot.HasWorked || ready.Proven is null;

    private static TimeSpan? PropagationLeft(Readiness.Ready ready, DateTimeOffset now) =>
        PropagationDelay.Left(ready.Request.Client.SecretVersion, now) ?? PropagationDelay.Left(ready.Request.Client.IdVersion, now);
}
