using Tokens.Domain.Model.Values;

namespace Tokens.Domain.Ports;

/// <summary>
/// Closes a secret so that only this deployment's key opens it again. What comes out is fit for a log: the last resort
/// for a refresh token that the store does not take.
/// </summary>
public interface ISeal
{
    /// <summary>Whatever goes wrong is an outcome; only the caller's cancellation throws.</summary>
    /// <param name="connection">Whose it is; the seal opens for no other connection.</param>
    /// <param name="secret">What is to be closed.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    Task<SealResult> SealAsync(ConnectionName connection, Secret secret, CancellationToken cancellation);
}

/// <summary>What came of closing a secret.</summary>
public abstract record SealResult
{
    private SealResult() { }

    /// <param name="Text">One word, without white space, that <see cref="ISeal"/>'s counterpart opens.</param>
    public sealed record Sealed(string Text) : SealResult;

    /// <summary>It could not be closed, and lies where only one person reads it. No function has such a place.</summary>
    public sealed record SavedToFile(string Place) : SealResult;

    /// <summary>There is no key, or it could not be used. The reason names the mend and holds no value.</summary>
    public sealed record NotSealed(string Reason) : SealResult;
}
