using Tokens.Domain.Credentials;
using Tokens.Domain.Providers;

namespace Tokens.Domain.Connections;

/// <summary>Reads a definition's fields that say where its credentials and its results are.</summary>
internal sealed class LocationFields(
    ParameterLayout layout,
    ConnectionName name,
    ConnectionDefinition definition,
    FieldReader fields
)
{
    public OutputLocations? Outputs()
    {
        var access = OwnParameter("accessToken", definition.AccessToken, layout.AccessToken(name));
        var instance = OwnParameter("instanceUrl", definition.InstanceUrl, layout.InstanceUrl(name));
        return access is null || instance is null ? null : new OutputLocations(access, instance);
    }

    public CredentialLocations? Credentials(GrantType grant)
    {
        var id = Source("clientId", definition.ClientId, layout.ClientId(name));
        var secret = Source("clientSecret", definition.ClientSecret, layout.ClientSecret(name));
        var refresh = OwnParameter("refreshToken", definition.RefreshToken, layout.RefreshToken(name));
        return id is null || secret is null || refresh is null
            ? null
            : new CredentialLocations(id, secret, grant == GrantType.RefreshToken ? refresh : null);
    }

    private CredentialSource? Source(string field, string? text, ParameterName standard)
    {
        var source = fields.Read(field, text, CredentialSource.Parse);
        if (source is CredentialSource.InParameter parameter)
        {
            return OwnParameter(field, parameter.Name.Value, standard) is null ? null : source;
        }

        return text is null ? new CredentialSource.InParameter(standard) : source;
    }

    private ParameterName? OwnParameter(string field, string? text, ParameterName standard)
    {
        var name = text is null ? standard : fields.Read(field, text, ParameterName.Parse);
        return name is null || Problem(name, standard) is not { } problem
            ? name
            : fields.Report<ParameterName>(field, $"{name} {problem}");
    }

    /// <summary>Told before anything is sent: a token that comes to a name no role may write is lost.</summary>
    private string? Problem(ParameterName name, ParameterName standard)
    {
        if (layout.IsReserved(name))
        {
            return "lies where Tokens keeps its own records; choose another path";
        }

        return layout.IsKnownAs(name, standard)
            ? null
            : $"does not tell the functions what it holds; below {layout.Root} name it as {standard}, or choose another folder";
    }

    /// <summary>A token written over a credential would destroy it.</summary>
    public static void RefuseOverlaps(CredentialLocations? credentials, OutputLocations? outputs, FieldReader fields)
    {
        if (credentials is null || outputs is null)
        {
            return;
        }

        var names = credentials.All.OfType<CredentialSource.InParameter>().Select(source => source.Name).ToList();
        ParameterName[] all = [.. names, outputs.AccessToken, outputs.InstanceUrl];
        foreach (var twice in all.GroupBy(name => name).Where(group => group.Count() > 1))
        {
            fields.Report<ParameterName>(
                "clientId, clientSecret, refreshToken, accessToken, instanceUrl",
                $"{twice.Key} serves for two of them; give each a parameter of its own"
            );
        }
    }
}
