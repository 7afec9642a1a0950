using Tokens.Domain.Model.Clients;
using Tokens.Domain.Model.Providers;
using Tokens.Domain.Model.Values;

namespace Tokens.Domain.Model.Connections;

/// <summary>The fields of a connection's definition, in the reference's order.</summary>
public static class ConnectionFields
{
    public static DefinitionField.Text Client { get; } =
        new("client", "The name of a client, instead of all fields of a client", FieldSyntax.Name)
        {
            Option = new("--client", "name"),
            Meaning = "the name of [a client](#clients), instead of all fields of a client",
        };

    public static DefinitionField.Flag Enabled { get; } =
        new("enabled", "false: left alone") { Meaning = "`false`: left alone", Default = "`true`" };

    public static DefinitionField.Text Grant { get; } =
        new("grant", "What the client presents", FieldSyntax.OneOf(ProtocolWords.Grants.Keys))
        {
            Example = "refresh_token or client_credentials",
            Option = new("--grant", "name"),
            Default = "`refresh_token`",
        };

    public static DefinitionField.Text Scope { get; } =
        new("scope", "What to ask for, sent when given", FieldSyntax.Any) { Option = new("--scope", "text") };

    public static DefinitionField.Map ExtraFields { get; } =
        new("extraFields", "Sent with each request; with client only those that the provider leaves to a grant")
        {
            ReservedKeys = ["grant_type", "client_id", "client_secret", "refresh_token", "scope"],
            Example = "audience=https://api.example.com",
            Option = new("--extra-field", "name=value"),
            Meaning =
                "an object of texts, sent with the request; not for the standard's own fields. With `client` only those that the provider leaves to a grant (`oauth2`: `audience`, `resource`)",
        };

    public static DefinitionField.Text RefreshToken { get; } =
        new("refreshToken", "Another parameter for the refresh token", FieldSyntax.Parameter)
        {
            Option = new("--refresh-token-at", "parameter"),
            Meaning =
                "a parameter's name, in the connection's own folder or in a folder that the deployment lists for credentials or outputs",
            Default = "`{root}/{name}/refresh-token`",
        };

    public static DefinitionField.Text AccessToken { get; } =
        new("accessToken", "Another parameter for the access token", FieldSyntax.Parameter)
        {
            Option = new("--access-token-at", "parameter"),
            Meaning =
                "a parameter's name, in the connection's own folder or in a folder that the deployment lists for outputs",
            Default = "`{root}/{name}/access-token`",
        };

    public static DefinitionField.Text InstanceUrl { get; } =
        new("instanceUrl", "Another parameter for the instance URL", FieldSyntax.Parameter)
        {
            Option = new("--instance-url-at", "parameter"),
            Meaning = "likewise",
            Default = "`{root}/{name}/instance-url`",
        };

    public static DefinitionField.Flag RefreshTokenRotates { get; } =
        new(
            "refreshTokenRotates",
            "Whether each use of the refresh token returns a new one, where the provider's profile is wrong"
        )
        {
            Option = new("--refresh-token-rotates", "true|false"),
            Meaning = "`true` where a use returns a new one",
            Default = "the provider's",
        };

    public static DefinitionField.Text AccessTokenLifetime { get; } =
        new("accessTokenLifetime", "How long an access token lives where the response does not say", FieldSyntax.Span)
        {
            Example = "30m, 2h",
            Option = new("--access-token-lifetime", "span"),
            Default = "the provider's; `1h`",
        };

    public static DefinitionField.Text RefreshTokenExpiresAt { get; } =
        new(
            "refreshTokenExpiresAt",
            "The date of the refresh token's end, for a yearly re-authorisation",
            FieldSyntax.Date
        )
        {
            Option = new("--refresh-token-expires-at", "date"),
            Meaning = "a date (2000 to 2199), for a yearly re-authorisation",
        };

    /// <summary>Those that no client has.</summary>
    public static IReadOnlyList<DefinitionField> Own { get; } =
    [
        Client,
        Enabled,
        Grant,
        Scope,
        ExtraFields,
        RefreshToken,
        AccessToken,
        InstanceUrl,
        RefreshTokenRotates,
        AccessTokenLifetime,
        RefreshTokenExpiresAt,
    ];

    /// <summary>With those of a client that is the connection's own.</summary>
    public static IReadOnlyList<DefinitionField> All { get; } = [Client, .. ClientFields.All, .. Own.Skip(1)];
}
