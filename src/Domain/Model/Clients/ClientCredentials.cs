using System.Text;
using Tokens.Domain.Model.Values;

namespace Tokens.Domain.Model.Clients;

/// <summary>
/// What a client shows the token endpoint. The id is handled as a secret too: owners keep it in a SecureString.
/// </summary>
/// <param name="IdVersion">The version of the id; none where it comes from the environment.</param>
/// <param name="SecretVersion">The version of the secret; none where it comes from the environment.</param>
public sealed record ClientCredentials(
    Secret Id,
    Secret Secret,
    CredentialVersion? IdVersion,
    CredentialVersion? SecretVersion
)
{
    /// <summary>
    /// Both as HTTP's Basic authentication shows them (RFC 6749, section 2.3.1): form-encoded before they are joined, as
    /// some secrets hold a colon or a percent sign. A secret as well, since anybody can decode it.
    /// </summary>
    public Secret ForBasic()
    {
        var pair = $"{FormEncoded(Id)}:{FormEncoded(Secret)}";
        return Secret.Of(Convert.ToBase64String(Encoding.UTF8.GetBytes(pair)));
    }

    private static string FormEncoded(Secret value) =>
        Uri.EscapeDataString(value.Reveal()).Replace("%20", "+", StringComparison.Ordinal);
}
