namespace Tokens.Domain.Model.Providers;

/// <summary>How a client authenticates at the token endpoint (RFC 6749, section 2.3.1).</summary>
public enum ClientAuthentication
{
    /// <summary><c>client_id</c> and <c>client_secret</c> in the request's body.</summary>
    Body,

    /// <summary>HTTP Basic.</summary>
    Basic,
}

/// <summary>How the request's body is written.</summary>
public enum BodyFormat
{
    /// <summary><c>application/x-www-form-urlencoded</c>, the standard's.</summary>
    Form,

    /// <summary><c>application/json</c>, which some providers want instead.</summary>
    Json,
}

/// <summary>The grants that need no user.</summary>
public enum GrantType
{
    /// <summary>RFC 6749, section 6.</summary>
    RefreshToken,

    /// <summary>RFC 6749, section 4.4.</summary>
    ClientCredentials,
}

/// <summary>The words for them in a definition.</summary>
public static class ProtocolWords
{
    public static IReadOnlyDictionary<string, ClientAuthentication> ClientAuthentications { get; } =
        new Dictionary<string, ClientAuthentication>
        {
            ["body"] = ClientAuthentication.Body,
            ["basic"] = ClientAuthentication.Basic,
        };

    public static IReadOnlyDictionary<string, BodyFormat> BodyFormats { get; } =
        new Dictionary<string, BodyFormat> { ["form"] = BodyFormat.Form, ["json"] = BodyFormat.Json };

    public static IReadOnlyDictionary<string, GrantType> Grants { get; } =
        new Dictionary<string, GrantType>
        {
            ["refresh_token"] = GrantType.RefreshToken,
            ["client_credentials"] = GrantType.ClientCredentials,
        };
}
