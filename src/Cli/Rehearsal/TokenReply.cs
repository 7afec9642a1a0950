namespace Tokens.Cli.Rehearsal;

/// <summary>An answer to a token request: the HTTP status, and the fields of the JSON body.</summary>
internal sealed record TokenReply(int Status, IReadOnlyDictionary<string, object> Body)
{
    /// <summary>RFC 6749, section 5.2.</summary>
    public static TokenReply Refused(int status, string error, string description) =>
        new(status, new Dictionary<string, object> { ["error"] = error, ["error_description"] = description });
}
