namespace Tokens.Cli.Commands.Doctor.Legacy;

/// <summary>A definition that names no client, as written; not validated.</summary>
internal sealed record LegacyDefinition(
    ConnectionName Name,
    ProviderProfile Provider,
    ConnectionDefinition Fields,
    ParameterLayout Layout
)
{
    public string ClientIdPlace => Fields.ClientId ?? Layout.ClientId(Name).Value;

    public string ClientSecretPlace => Fields.ClientSecret ?? Layout.ClientSecret(Name).Value;

    /// <summary>Null if its grant has none.</summary>
    public string? RefreshTokenPlace =>
        Fields.Grant == "client_credentials" ? null : Fields.RefreshToken ?? Layout.RefreshToken(Name).Value;

    public string AccessTokenPlace => Fields.AccessToken ?? Layout.AccessToken(Name).Value;

    public string InstanceUrlPlace => Fields.InstanceUrl ?? Layout.InstanceUrl(Name).Value;

    public IEnumerable<string> ClientPlaces => [ClientIdPlace, ClientSecretPlace];

    /// <summary>Whether its other fields are permitted together with a named client.</summary>
    public bool CanUseClient => (Fields.ExtraFields?.Keys ?? []).All(Provider.GrantFields.Contains);

    public bool IsOwn(string place) =>
        ParameterName.Parse(place) is Parsed<ParameterName>.Valid name && name.Value.IsBelow(Layout.Folder(Name));
}
