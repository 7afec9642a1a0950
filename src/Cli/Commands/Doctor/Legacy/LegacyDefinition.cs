namespace Tokens.Cli.Commands.Doctor.Legacy;

/// <summary>A definition that names no client, as written; not validated.</summary>
internal sealed record LegacyDefinition(
    ConnectionName Name,
    ProviderProfile Provider,
    Definition Fields,
    ParameterLayout Layout
)
{
    public string ClientIdPlace => Fields[ClientFields.ClientId] ?? Layout.ClientId(Name).Value;

    public string ClientSecretPlace => Fields[ClientFields.ClientSecret] ?? Layout.ClientSecret(Name).Value;

    /// <summary>Null if its grant has none.</summary>
    public string? RefreshTokenPlace =>
        Fields[ConnectionFields.Grant] == "client_credentials"
            ? null
            : Fields[ConnectionFields.RefreshToken] ?? Layout.RefreshToken(Name).Value;

    public string AccessTokenPlace => Fields[ConnectionFields.AccessToken] ?? Layout.AccessToken(Name).Value;

    public string InstanceUrlPlace => Fields[ConnectionFields.InstanceUrl] ?? Layout.InstanceUrl(Name).Value;

    public IEnumerable<string> ClientPlaces => [ClientIdPlace, ClientSecretPlace];

    /// <summary>Whether its other fields may stand beside a named client.</summary>
    public bool CanUseClient => (Fields[ConnectionFields.ExtraFields]?.Keys ?? []).All(Provider.GrantFields.Contains);

    public bool IsOwn(string place) =>
        ParameterName.Parse(place) is Parsed<ParameterName>.Valid name && name.Value.IsBelow(Layout.Folder(Name));
}
