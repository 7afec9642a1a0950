namespace Tokens.Cli.Commands.Authorizing;

/// <summary>What a sign-in came to.</summary>
/// <param name="RefreshToken">What is to be stored.</param>
/// <param name="IsOnlyCopy">False where the person has it still, who pasted it.</param>
internal sealed record SignedIn(Secret RefreshToken, bool IsOnlyCopy)
{
    /// <param name="pasted">The refresh token that a person gave in the place of a code; null for none.</param>
    /// <param name="issued">The one that the exchange returned; null for none.</param>
    /// <returns>Null where there is neither.</returns>
    public static SignedIn? Of(Secret? pasted, Secret? issued) =>
        (pasted, issued) switch
        {
            (null, null) => null,
            ({ } own, null) => new(own, IsOnlyCopy: false),
            (_, { } given) => new(given, IsOnlyCopy: pasted is null || !given.Matches(pasted)),
        };
}
