using Tokens.Domain.Model.Values;

namespace Tokens.Domain.Model.Providers;

/// <summary>A provider is a value: what its token endpoint expects and how its answers are to be read.</summary>
/// <param name="Name">The word in a definition's <c>provider</c>.</param>
/// <param name="DisplayName">What people call it.</param>
public sealed record ProviderProfile(string Name, string DisplayName)
{
    /// <summary>The only token endpoints to which credentials are sent, but for what the operator listed.</summary>
    public IReadOnlyList<EndpointPattern> TokenEndpoints { get; init; } = [];

    /// <summary>The only pages at which users are asked to sign in, but for what the operator listed.</summary>
    public IReadOnlyList<EndpointPattern> AuthorizationEndpoints { get; init; } = [];

    /// <summary>
    /// The token endpoint where a definition gives none. Null where each customer has their own: the definition must then
    /// give it.
    /// </summary>
    public string? TokenEndpoint { get; init; }

    /// <summary>The authorization endpoint where a definition gives none; null where none suits every customer.</summary>
    public string? AuthorizationEndpoint { get; init; }

    public ClientAuthentication ClientAuthentication { get; init; } = ClientAuthentication.Body;

    public BodyFormat BodyFormat { get; init; } = BodyFormat.Form;

    /// <summary>
    /// True where a use of a refresh token returns a new one, each time or now and then: what comes back must be stored.
    /// </summary>
    public bool RefreshTokenRotates { get; init; }

    /// <summary>
    /// Where refresh tokens rotate: true where the one before goes on working for a while, so that an answer lost on its
    /// way costs nothing. False is single use, which counts wherever the provider has not promised otherwise.
    /// </summary>
    public bool PreviousRefreshTokenWorks { get; init; }

    /// <summary>How long an access token lives where the answer does not tell; null: nobody tells.</summary>
    public TimeSpan? AccessTokenLifetime { get; init; }

    /// <summary>Hosts that a client_credentials grant requires; empty: any.</summary>
    public IReadOnlyList<HostPattern> ClientCredentialsHosts { get; init; } = [];

    /// <summary>Extra request fields that a connection of a shared client may choose for itself.</summary>
    public IReadOnlyList<string> GrantFields { get; init; } = [];

    /// <summary>Whether an answer names the host that the token is good for (<c>instance_url</c>).</summary>
    public bool ReturnsInstanceUrl { get; init; }

    /// <summary>How long a client secret lives here; null where the provider sets no limit.</summary>
    public RotationPolicy? Rotation { get; init; }

    /// <summary>What a person does to rotate the client secret, one step an entry.</summary>
    public IReadOnlyList<string> RotationSteps { get; init; } =
    ["Issue a new client secret at the provider.", "Store it as a new version of the parameter."];

    /// <summary>What a person does when the refresh token is no longer good, one step an entry.</summary>
    public IReadOnlyList<string> SignInSteps { get; init; } =
    [
        "Sign in at the provider as the user whose data is read, and authorise the application again.",
        "Store the new refresh token as a new version of the parameter.",
    ];

    /// <summary>Error codes that mean something else here than in the standard, or that it does not know.</summary>
    public IReadOnlyDictionary<string, ErrorMeaning> Errors { get; init; } = new Dictionary<string, ErrorMeaning>();

    public ErrorFields ErrorFields { get; init; } = ErrorFields.Standard;

    /// <summary>What distinguishes the causes of one error code.</summary>
    public IReadOnlyList<ErrorPhrase> ErrorPhrases { get; init; } = [];

    /// <summary>The URL as a token endpoint of this provider, or why it may not be one.</summary>
    public Parsed<Uri> PermitTokenEndpoint(string url, AllowedHosts listed) =>
        EndpointRule.Permit(url, TokenEndpoints, listed);

    /// <summary>The URL as an authorization endpoint of this provider, or why it may not be one.</summary>
    public Parsed<Uri> PermitAuthorizationEndpoint(string url, AllowedHosts listed) =>
        EndpointRule.Permit(url, AuthorizationEndpoints, listed);

    /// <summary>Of the codes that an answer has, the first one that is known here, or else the first one.</summary>
    public string? ErrorIn(IReadOnlyList<string> codes) =>
        codes.FirstOrDefault(code => MeaningOf(code) != ErrorMeaning.RetryLater) ?? (codes.Count > 0 ? codes[0] : null);

    /// <summary>What an error means here; a code that nobody knows is no reason to give up.</summary>
    /// <param name="error">Its code.</param>
    /// <param name="text">The readable text of the answer.</param>
    public ErrorMeaning MeaningOf(string error, string? text = null) =>
        ErrorPhrases.FirstOrDefault(phrase => phrase.Code == error && Says(text, phrase.Phrase)) is { } known
            ? known.Meaning
        : Errors.TryGetValue(error, out var own) ? own
        : StandardErrors.TryGetValue(error, out var standard) ? standard
        : ErrorMeaning.RetryLater;

    private static bool Says(string? text, string phrase) =>
        text?.Contains(phrase, StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>
    /// RFC 6749, sections 5.2 and 4.1.2.1. Their server_error and temporarily_unavailable, and slow_down (RFC 8628), mean
    /// what any other code does.
    /// </summary>
    private static readonly Dictionary<string, ErrorMeaning> StandardErrors = new()
    {
        ["invalid_grant"] = ErrorMeaning.SignInAgain,
        ["invalid_client"] = ErrorMeaning.SecretRefused,
        ["unauthorized_client"] = ErrorMeaning.Misconfigured,
        ["unsupported_grant_type"] = ErrorMeaning.Misconfigured,
        ["invalid_scope"] = ErrorMeaning.Misconfigured,
        ["invalid_request"] = ErrorMeaning.Misconfigured,
        ["access_denied"] = ErrorMeaning.Misconfigured,
    };
}
