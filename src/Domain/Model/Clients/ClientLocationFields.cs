using Tokens.Domain.Model.Values;

namespace Tokens.Domain.Model.Clients;

/// <summary>Reads the fields that say where a client's id and secret are.</summary>
internal sealed class ClientLocationFields(ParameterLayout layout, FieldReader fields)
{
    /// <summary>For a named client: any parameter, or <c>env:NAME</c>.</summary>
    public CredentialSource? Anywhere(string field, string? text, ParameterName standard)
    {
        var source = text is null
            ? new CredentialSource.InParameter(standard)
            : fields.Read(field, text, CredentialSource.Parse);
        return source is CredentialSource.InParameter { Name: var name } && Problem(name, standard) is { } problem
            ? fields.Report<CredentialSource>(field, $"{name} {problem}")
            : source;
    }

    /// <summary>
    /// For a connection's own client: a parameter in the connection's own folder and nothing else. Whoever may write a
    /// definition must not have another's secret, or a variable of the function, sent to a token endpoint.
    /// </summary>
    public CredentialSource? InFolder(string field, string? text, ParameterName standard, ParameterName folder)
    {
        var name = text is null ? standard : fields.Read(field, text, ParameterName.Parse);
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

    private string? Problem(ParameterName name, ParameterName standard)
    {
        if (layout.IsReserved(name))
        {
            return "is where Tokens keeps its own records; choose another path";
        }

        return layout.IsKnownAs(name, standard)
            ? null
            : $"does not say what it holds; below {layout.Root} name it as in {standard}, or choose another folder";
    }
}
