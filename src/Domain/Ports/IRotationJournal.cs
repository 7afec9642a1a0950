using Tokens.Domain.Connections;

namespace Tokens.Domain.Ports;

/// <summary>What operators read of the rotations' events.</summary>
public interface IRotationJournal
{
    /// <summary>The event asks for nothing. The reason is a phrase.</summary>
    void Ignored(ParameterName parameter, string reason);

    /// <summary>A new version was tried. The outcome is a phrase.</summary>
    void Tried(ParameterName parameter, string outcome);

    /// <summary>A version works, and that could not be told or marked; the next refresh sees it anew.</summary>
    void NotConfirmed(ParameterName secret, string reason);

    /// <summary>The hourly look at rotations broke off; the next one goes on.</summary>
    void SweepFailed(string reason);

    /// <summary>No time was left for the hourly look; the next one does what this one did not.</summary>
    void SweepLeftOut();
}
