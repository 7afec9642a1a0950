using Tokens.Domain.Model.Tokens;
using Tokens.Domain.Model.Values;

namespace Tokens.Domain.Ports;

/// <summary>What operators read afterwards; told at once, so that a run that is cut short has left its traces.</summary>
public interface IRefreshObserver
{
    void Finished(RefreshResult result);

    /// <summary>Its tokens live shorter than the sweeps can serve.</summary>
    void CannotKeepFresh(ConnectionName connection, TimeSpan lifetime, RefreshTiming policy);

    /// <summary>Something could not be told; it is tried again.</summary>
    void NotificationFailed(ConnectionName connection, string reason);

    /// <summary>
    /// A new refresh token could not be stored. What is told is the only copy left, closed so that nobody but this
    /// deployment's key opens it: it has to reach the log.
    /// </summary>
    void Sealed(ConnectionName connection, string closed, string reason);

    /// <summary>A new refresh token could neither be stored nor sealed: somebody must sign in again.</summary>
    void RefreshTokenLost(ConnectionName connection, string reason);

    /// <summary>It could not be said that an attempt has come to an end: others wait until its time is over.</summary>
    void LeaseNotReleased(ConnectionName connection, string reason);

    /// <summary>A defect: something threw that no rule foresaw. Its message may hold anything and is not to be shown.</summary>
    void Defect(ConnectionName connection, Exception exception);
}
