
namespace Tokens.Domain.Model.Providers;

/// <summary>How a client proves itself to the token endpoint (RFC 6749, section 2.3.1).</summary>
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

/// <summary>The grants that need nobody at a keyboard.</summary>
public enum GrantType
{
    /// <summary>RFC 6749, section 6.</summary>
    RefreshToken,

    /// <summary>RFC 6749, section 4.4.</summary>
    ClientCredentials,
}
