namespace Tokens.Cli;

/// <summary>Which AWS, and what in it; null fields are left to the environment.</summary>
internal sealed record AwsTarget(string? Root, string? EndpointUrl, string? Profile, string? Region)
{
    /// <summary>Whether the shell's environment variables count where the store has no settings.</summary>
    public bool GoesWithoutSettings { get; init; }

    /// <summary>Whether somebody says where; a rehearsal stays in memory otherwise.</summary>
    public bool IsGiven => EndpointUrl is not null || Profile is not null || Region is not null;

    /// <summary>
    /// The variables that say the same. Every client of AWS finds its way by them, those that the functions make included.
    /// A profile that is given counts more than credentials that happen to be in the environment, as with AWS's own command.
    /// </summary>
    public IEnumerable<(string Variable, string? Value)> Variables()
    {
        if (Root is not null)
        {
            yield return ("TOKENS_ROOT", Root);
        }

        if (EndpointUrl is not null)
        {
            yield return ("AWS_ENDPOINT_URL", EndpointUrl);
        }

        if (Region is not null)
        {
            yield return ("AWS_REGION", Region);
        }

        if (Profile is not null)
        {
            yield return ("AWS_PROFILE", Profile);
            yield return ("AWS_ACCESS_KEY_ID", null);
            yield return ("AWS_SECRET_ACCESS_KEY", null);
            yield return ("AWS_SESSION_TOKEN", null);
        }
    }

    public void Apply(Action<string, string?> set)
    {
        foreach (var (variable, value) in Variables())
        {
            set(variable, value);
        }
    }
}
