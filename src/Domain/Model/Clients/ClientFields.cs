using Tokens.Domain.Model.Providers;
using Tokens.Domain.Model.Values;

namespace Tokens.Domain.Model.Clients;

/// <summary>The fields of a client's definition, in the reference's order. A connection without a named client has them too.</summary>
public static class ClientFields
{
    private const string Providers = "the provider's";

    public static DefinitionField.Text Provider { get; } =
        new("provider", "Whose API it is", FieldSyntax.OneOf(ProviderProfiles.All.Select(profile => profile.Name)))
        {
            Example = "amazon-lwa, salesforce, oauth2, …",
            Option = new("--provider", "name"),
            Meaning = "one of those [below](#providers)",
        };

    public static DefinitionField.Text TokenEndpoint { get; } =
        new("tokenEndpoint", "The token endpoint, where it is not the provider's usual one", FieldSyntax.Url)
        {
            Option = new("--token-endpoint", "url"),
            Meaning =
                "URL, instead of the provider's; required, here or in each connection, where the provider has none for all (`microsoft-entra`, `oauth2`, `shopify`, `zoho`)",
            Default = Providers,
            OfGrant = new(
                "URL, instead of the client's: a tenant, shop, organisation or region within the provider's [endpoints](#endpoints), whatever `TOKENS_ALLOWED_HOSTS` lists",
                "the client's"
            ),
        };

    public static DefinitionField.Text AuthorizationEndpoint { get; } =
        new("authorizationEndpoint", "The page to sign in at", FieldSyntax.Url)
        {
            Option = new("--authorization-endpoint", "url"),
            Meaning =
                "URL of the sign-in page, for [`tokens authorize`](command.md#authorize). It must be one of the provider's [endpoints](#endpoints), or listed in `TOKENS_ALLOWED_HOSTS`: otherwise the definition is refused and refreshes stop",
            Default =
                "`salesforce`: `https://login.salesforce.com/services/oauth2/authorize`, wrong for a sandbox (`https://test.salesforce.com/services/oauth2/authorize`); all others none",
            OfGrant = new(
                "URL of the sign-in page, likewise, for [`tokens authorize`](command.md#authorize)",
                "the client's"
            ),
        };

    public static DefinitionField.Text ClientAuthentication { get; } =
        new(
            "clientAuthentication",
            "How the client authenticates",
            FieldSyntax.OneOf(ProtocolWords.ClientAuthentications.Keys)
        )
        {
            Example = "body or basic",
            Option = new("--client-authentication", "how"),
            Default = Providers,
        };

    public static DefinitionField.Text BodyFormat { get; } =
        new("bodyFormat", "How the request's body is written", FieldSyntax.OneOf(ProtocolWords.BodyFormats.Keys))
        {
            Example = "form or json",
            Option = new("--body-format", "how"),
            Default = Providers,
        };

    public static DefinitionField.Text ClientId { get; } =
        new(
            "clientId",
            "Another parameter for the client id, or env:NAME for a variable of the functions",
            FieldSyntax.Credential
        )
        {
            OwnSyntax = FieldSyntax.Parameter,
            Option = new("--client-id-at", "parameter"),
            Meaning =
                "any parameter's name, or `env:NAME` (never `AWS_…` or `TOKENS_…`); in a connection's definition a parameter in its own folder and nothing else",
            Default = "`{root}/clients/{name}/client-id`; a connection's own: `{root}/{name}/client-id`",
        };

    public static DefinitionField.Text ClientSecret { get; } =
        new(
            "clientSecret",
            "Another parameter for the client secret, or env:NAME for a variable of the functions",
            FieldSyntax.Credential
        )
        {
            OwnSyntax = FieldSyntax.Parameter,
            Option = new("--client-secret-at", "parameter"),
            Meaning = "likewise",
            Default = "`{root}/clients/{name}/client-secret`; a connection's own: `{root}/{name}/client-secret`",
        };

    public static DefinitionField.Text RotateEvery { get; } =
        new("rotateEvery", "How old the client secret may get", FieldSyntax.Span)
        {
            Example = "180d",
            Option = new("--rotate-every", "span"),
            Default = Providers,
        };

    public static DefinitionField.Text Grace { get; } =
        new("grace", "How long the old secret works after a new one is issued", FieldSyntax.Span)
        {
            Example = "7d",
            Option = new("--grace", "span"),
            Default = Providers,
        };

    public static DefinitionField.List RemindBefore { get; } =
        new("remindBefore", "When to remind of the rotation", FieldSyntax.Span)
        {
            Example = "30d,7d",
            Option = new("--remind-before", "spans"),
            Default = Providers,
        };

    public static DefinitionField.Text SecretIssuedAt { get; } =
        new("secretIssuedAt", "The date of the secret's issue, where it is older than its parameter", FieldSyntax.Date)
        {
            Option = new("--secret-issued-at", "date"),
            Meaning = "a date (2000 to 2199), where the secret is older than its parameter",
        };

    public static IReadOnlyList<DefinitionField> All { get; } =
    [
        Provider,
        TokenEndpoint,
        AuthorizationEndpoint,
        ClientAuthentication,
        BodyFormat,
        ClientId,
        ClientSecret,
        RotateEvery,
        Grace,
        RemindBefore,
        SecretIssuedAt,
    ];
}
