using Tokens.Domain.Model.Values;

namespace Tokens.Domain.Ports;

/// <summary>What the rotation use cases report, for a log.</summary>
public interface IRotationObserver
{
    /// <summary>The event needs no action. The reason is a phrase.</summary>
    void Ignored(ParameterName parameter, string reason);

    /// <summary>The verification of a new version finished. The outcome is a phrase.</summary>
    void VerificationFinished(ParameterName parameter, string outcome);

    /// <summary>A version works, but could not be notified or marked; the next refresh repeats it.</summary>
    void NotPromoted(ParameterName secret, string reason);

    /// <summary>The hourly rotation check failed; the next one continues.</summary>
    void RotationCheckFailed(string reason);

    /// <summary>No time was left for the hourly rotation check; the next one does its work.</summary>
    void RotationCheckSkipped();
}
