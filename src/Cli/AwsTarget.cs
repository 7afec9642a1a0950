namespace Tokens.Cli;

/// <summary>The AWS endpoint, account, Region and root; null fields are left to the environment.</summary>
internal sealed record AwsTarget(string? Root, string? EndpointUrl, string? Profile, string? Region)
{
    /// <summary>Whether the shell's environment variables apply if the store has no settings.</summary>
    public bool GoesWithoutSettings { get; init; }

    /// <summary>Whether an option chooses an AWS; <c>tokens local</c> runs in memory otherwise.</summary>
    public bool IsGiven => EndpointUrl is not null || Profile is not null || Region is not null;

    /// <summary>
    /// As environment variables, which every AWS client reads, those of the functions included. A given profile overrides
    /// credentials in the environment, as in the AWS CLI.
    /// </summary>
    public void Apply(Action<string, string?> set)
    {
        void SetIfGiven(string variable, string? value)
        {
            if (value is not null)
            {
                set(variable, value);
            }
        }

        SetIfGiven("TOKENS_ROOT", Root);
        SetIfGiven("AWS_ENDPOINT_URL", EndpointUrl);
        SetIfGiven("AWS_REGION", Region);
        SetIfGiven("AWS_PROFILE", Profile);
        if (Profile is not null)
        {
            set("AWS_ACCESS_KEY_ID", null);
            set("AWS_SECRET_ACCESS_KEY", null);
            set("AWS_SESSION_TOKEN", null);
        }
    }
}
