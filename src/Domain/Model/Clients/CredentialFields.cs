using Tokens.Domain.Model.Values;

namespace Tokens.Domain.Model.Clients;

/// <summary>Reads the fields that say where a client's id and secret are.</summary>
/// <param name="folder">The connection's own folder for its own client; null for a named client.</param>
internal sealed class CredentialFields(ParameterLayout layout, FieldReader fields, ParameterName? folder)
{
    /// <param name="standard">The parameter where the field is not given.</param>
    public CredentialSource? Read(DefinitionField.Text field, ParameterName standard) =>
        folder is null ? Anywhere(field, standard) : InFolder(field, standard, folder);

    /// <summary>For a named client: any parameter, or <c>env:NAME</c>.</summary>
    private CredentialSource? Anywhere(DefinitionField.Text field, ParameterName standard)
    {
        var source = fields.Definition[field] is null
            ? new CredentialSource.InParameter(standard)
            : fields.Read(field, CredentialSource.Parse);
        return source is CredentialSource.InParameter { Name: var name } && Problem(name, standard) is { } problem
            ? fields.Report<CredentialSource>(field, $"{name} {problem}")
            : source;
    }

    /// <summary>
    /// For a connection's own client: a parameter in the connection's own folder and nothing else. Whoever may write a
    /// definition must not have another's secret, or a variable of the function, sent to a token endpoint.
    /// </summary>
    private CredentialSource? InFolder(DefinitionField.Text field, ParameterName standard, ParameterName folder)
    {
        var name = fields.Definition[field] is null ? standard : fields.Read(field, ParameterName.Parse);
        if (name is null)
        {
            return null;
        }

        return name.IsBelow(folder) && layout.IsKnownAs(name, standard)
            ? new CredentialSource.InParameter(name)
            : fields.Report<CredentialSource>(
                field,
                $"{name} is not a connection's own; leave it out to use {standard}, or refer to a client: \"client\":\"name\""
            );
    }

    private string? Problem(ParameterName name, ParameterName standard) =>
        layout.IsReserved(name) ? "is where Tokens keeps its own records; choose another path"
        : layout.ProblemOf(name, standard) is { } problem ? $"{problem}, or choose another folder"
        : null;
}
