using Tokens.Domain.Model.Clients;
using Tokens.Domain.Model.Values;

namespace Tokens.Domain.Model.Connections;

/// <summary>Reads the fields that say where a connection's refresh token and its results are.</summary>
internal sealed class LocationFields(
    ParameterLayout layout,
    AllowedPaths paths,
    ConnectionName name,
    FieldReader fields
)
{
    public OutputLocations? Outputs()
    {
        var access = Read(ConnectionFields.AccessToken, layout.AccessToken(name), paths.AllowOutput);
        var instance = Read(ConnectionFields.InstanceUrl, layout.InstanceUrl(name), paths.AllowOutput);
        return access is null || instance is null ? null : new OutputLocations(access, instance);
    }

    public ParameterName? RefreshToken() =>
        Read(ConnectionFields.RefreshToken, layout.RefreshToken(name), paths.AllowRefreshToken);

    private ParameterName? Read(DefinitionField.Text field, ParameterName standard, Func<ParameterName, bool> isAllowed)
    {
        var place = fields.Definition[field] is null ? standard : fields.Read(field, ParameterName.Parse);
        return place is null || Problem(place, standard, isAllowed) is not { } problem
            ? place
            : fields.Report<ParameterName>(field, $"{place} {problem}");
    }

    /// <summary>Reported before anything is sent: a token for a parameter that no role may write is lost.</summary>
    private string? Problem(ParameterName place, ParameterName standard, Func<ParameterName, bool> isAllowed)
    {
        if (!place.IsBelow(layout.Folder(name)))
        {
            return isAllowed(place)
                ? null
                : $"may not be written for this connection; leave it out to use {standard}, or choose a folder listed in TOKENS_CREDENTIAL_PATHS (refresh tokens) or TOKENS_OUTPUT_PATHS";
        }

        return layout.ProblemOf(place, standard);
    }

    /// <summary>A token written over a credential would destroy it.</summary>
    public static void RefuseOverlaps(Connection connection, FieldReader fields)
    {
        var names = connection
            .Credentials.OfType<CredentialSource.InParameter>()
            .Select(source => source.Name)
            .ToList();
        ParameterName[] all = [.. names, connection.Outputs.AccessToken, connection.Outputs.InstanceUrl];
        foreach (var twice in all.GroupBy(name => name).Where(group => group.Count() > 1))
        {
            fields.Report(
                "clientId, clientSecret, refreshToken, accessToken, instanceUrl",
                $"{twice.Key} is named twice; give each its own parameter"
            );
        }
    }
}
