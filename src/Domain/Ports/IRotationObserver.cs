using Tokens.Domain.Model.Values;

namespace Tokens.Domain.Ports;

/// <summary>What operators read of the rotations' events.</summary>
public interface IRotationObserver
{
    /// <summary>The event asks for nothing. The reason is a phrase.</summary>
    void Ignored(ParameterName parameter, string reason);

    /// <summary>A new version was tried. The outcome is a phrase.</summary>
    void Verified(ParameterName parameter, string outcome);

    /// <summary>A version works, and that could not be told or marked; the next refresh sees it anew.</summary>
    void NotPromoted(ParameterName secret, string reason);

    /// <summary>The hourly look at rotations broke off; the next one goes on.</summary>
    void RotationCheckFailed(string reason);

    /// <summary>No time was left for the hourly look; the next one does what this one did not.</summary>
    void RotationCheckSkipped();
}
