namespace Tokens.Domain.Model.Providers;

/// <summary>What an error code of a token endpoint asks of us.</summary>
public enum ErrorMeaning
{
    /// <summary>The refresh token is no longer good; a person must authorise anew.</summary>
    SignInAgain,

    /// <summary>The client id or the client secret is wrong.</summary>
    SecretRefused,

    /// <summary>The request is not one this client may make: a setting here or at the provider is wrong.</summary>
    Misconfigured,

    /// <summary>Nothing is wrong with us.</summary>
    RetryLater,
}
