using Tokens.Cli.Failures;

namespace Tokens.Cli.Commands.Adding;

/// <summary>
/// Holds a refresh token that was given against the one in the store, where it rotates. An <c>add</c> that failed after its
/// exchange has stored the newer one; given the same credentials again it would send a spent one, for which some providers
/// revoke all that came after it.
/// </summary>
internal static class GivenRefreshToken
{
    /// <param name="plan">What is to be.</param>
    /// <param name="given">The credentials that were given.</param>
    /// <param name="credentials">The store's.</param>
    /// <param name="asks">Whether a person is asked before anything is written over.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Those given, without a refresh token that the store has: that one is claimed like for any refresh.</returns>
    /// <exception cref="CommandException">The store has another, and nobody would be asked.</exception>
    public static async Task<IReadOnlyDictionary<CredentialSource, Secret>> CompareAsync(
        ConnectionPlan plan,
        IReadOnlyDictionary<CredentialSource, Secret> given,
        ICredentialStore credentials,
        bool asks,
        CancellationToken cancellation
    )
    {
        if (Rotating(plan) is not { } source || !plan.Draft.Exists(source) || !given.TryGetValue(source, out var value))
        {
            return given;
        }

        return (await credentials.ReadAsync([source], cancellation))[source] switch
        {
            CredentialRead.Unreadable unreadable => throw new StoreException(unreadable.Reason),
            CredentialRead.Found { Value: var stored } when stored.Matches(value) => given
                .Where(one => one.Key != source)
                .ToDictionary(),
            CredentialRead.Found { Value.IsEmpty: false } found when !asks && !Placeholder.Is(found.Value) =>
                throw new CommandException(
                    $"{source.Place} has another refresh token, which may be newer: the provider replaces it at each use",
                    "leave refreshToken out to keep that one, or answer without --yes to write over it",
                    ExitCode.Usage
                ),
            _ => given,
        };
    }

    private static CredentialSource.InParameter? Rotating(ConnectionPlan plan) =>
        plan.Connection is { RefreshTokenRotates: true, RefreshToken: { } name }
            ? new CredentialSource.InParameter(name)
            : null;
}
