using Tokens.Domain.Model.Tokens;
using Tokens.Domain.Model.Values;

namespace Tokens.Domain.Ports;

/// <summary>What a refresh reports, for a log; at once, so that a run that is cut short leaves its traces.</summary>
public interface IRefreshObserver
{
    /// <summary>Whether a connection is refreshed, and why.</summary>
    void Decided(ConnectionName connection, RefreshDecision decision);

    void Finished(RefreshResult result);

    /// <summary>Its tokens expire faster than the schedule can refresh them.</summary>
    void CannotKeepFresh(ConnectionName connection, TimeSpan lifetime, RefreshTiming timing);

    /// <summary>Subscribers could not be notified; it is tried again.</summary>
    void NotificationFailed(ConnectionName connection, string reason);

    /// <summary>
    /// A new refresh token could not be stored. The sealed text is its only copy, which only this deployment's key opens: it
    /// has to reach the log.
    /// </summary>
    void Sealed(ConnectionName connection, string sealedText, string reason);

    /// <summary>A new refresh token could neither be stored nor sealed: the owner must sign in again.</summary>
    void RefreshTokenLost(ConnectionName connection, string reason);

    /// <summary>A lease could not be released: other processes wait until its time is over.</summary>
    void LeaseNotReleased(ConnectionName connection, string reason);

    /// <summary>A defect: an exception that no rule foresaw. Its message may contain anything and is not to be shown.</summary>
    void Defect(ConnectionName connection, Exception exception);
}
