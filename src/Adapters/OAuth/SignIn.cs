using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Tokens.Adapters.OAuth;

/// <summary>
/// A person's sign-in at a provider: an authorization request with PKCE (RFC 6749, section 4.1; RFC 7636; for the loopback
/// redirect RFC 8252, section 7.3). Good for one answer.
/// </summary>
/// <param name="redirectUri">Where the browser is sent with the code.</param>
public sealed class SignIn(Uri redirectUri)
{
    /// <summary>Bytes of randomness, of which 32 make a verifier of 43 characters (RFC 7636, section 4.1).</summary>
    private const int Bytes = 32;

    /// <summary>The fields that guard a sign-in, or tell whose it is: nobody else gives them.</summary>
    private static readonly HashSet<string> Own =
    [
        "response_type",
        "client_id",
        "redirect_uri",
        "state",
        "code_challenge",
        "code_challenge_method",
    ];

    private readonly Secret verifier = New();

    private readonly Secret state = New();

    /// <summary>Whether the field is one of a sign-in's own.</summary>
    public static bool IsOwn(string field) => Own.Contains(field);

    /// <summary>Where the person signs in. It holds the client's id and no secret.</summary>
    /// <param name="connection">One that has an authorization endpoint.</param>
    /// <param name="clientId">As the provider knows the client.</param>
    /// <param name="extra">Fields that this provider wants besides; none of this sign-in's own.</param>
    public Uri LinkFor(Connection connection, Secret clientId, IReadOnlyDictionary<string, string> extra)
    {
        var fields = new Dictionary<string, string?>
        {
            ["response_type"] = "code",
            ["client_id"] = clientId.Reveal(),
            ["redirect_uri"] = redirectUri.OriginalString,
            ["scope"] = connection.Grant.Scope,
            ["state"] = state.Reveal(),
            ["code_challenge"] = Challenge(),
            ["code_challenge_method"] = "S256",
        };
        foreach (var (name, value) in extra.Where(field => !IsOwn(field.Key)))
        {
            fields[name] = value;
        }

        var query = fields
            .Where(field => !string.IsNullOrEmpty(field.Value))
            .Select(field => $"{Uri.EscapeDataString(field.Key)}={Uri.EscapeDataString(field.Value!)}");
        return new UriBuilder(connection.Endpoint.Authorization!) { Query = string.Join('&', query) }.Uri;
    }

    /// <summary>What a redirect that came to us means.</summary>
    /// <param name="fields">Its query's.</param>
    public SignInAnswer Read(IReadOnlyDictionary<string, string> fields)
    {
        // Whoever does not know the state was not sent by this sign-in: an error of theirs counts as little as a code.
        if (!fields.TryGetValue("state", out var told) || !state.Matches(Secret.Of(told)))
        {
            return new SignInAnswer.Foreign();
        }

        if (fields.TryGetValue("error", out var error))
        {
            var description = fields.GetValueOrDefault("error_description");
            var exchanged = new ExchangedSecrets([verifier, state]);
            return new SignInAnswer.Refused(ProviderErrorText.Of(error, description, exchanged));
        }

        return fields.TryGetValue("code", out var code) && code.Length > 0
            ? new SignInAnswer.Accepted(new AuthorizationCode(Secret.Of(code), redirectUri, verifier))
            : new SignInAnswer.Refused("neither a code nor an error came back");
    }

    private string Challenge() => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier.Reveal())));

    private static Secret New() => Secret.Of(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes)));
}
