namespace Tokens.Domain.Model.Values;

/// <summary>Where things are kept below the root (<c>TOKENS_ROOT</c>), unless a definition points elsewhere.</summary>
public sealed record ParameterLayout(ParameterName Root)
{
    /// <summary>The deepest names, such as <c>clients/{name}/client-secret</c>, have three levels below the root.</summary>
    public const int MaxRootLevels = ParameterName.MaxLevels - 3;

    /// <summary>The folder of the definitions.</summary>
    public ParameterName Connections => Root.Append("connections");

    /// <summary>The folder of the clients' definitions. A client's id and secret lie below its definition by default.</summary>
    public ParameterName Clients => Root.Append("clients");

    /// <summary>The deployment's settings, written by the stack.</summary>
    public ParameterName Settings => Root.Append("settings");

    /// <summary>The folder of the connections' states.</summary>
    public ParameterName Statuses => Root.Append("status");

    /// <summary>The folder of the claims.</summary>
    public ParameterName Claims => Root.Append("claims");

    /// <summary>The folder of the claims on refresh tokens, apart from those on what is told.</summary>
    public ParameterName Leases => Claims.Append("exchange");

    public ParameterName Definition(ConnectionName name) => Connections.Append(name.Value);

    public ParameterName Definition(ClientName name) => Clients.Append(name.Value);

    /// <summary>The connection's own folder: here it may keep credentials and outputs.</summary>
    public ParameterName Folder(ConnectionName name) => Root.Append(name.Value);

    public ParameterName Status(ConnectionName name) => Statuses.Append(name.Value);

    /// <summary>What is remembered of a client. No connection is called <c>clients</c>, so it is apart from theirs.</summary>
    public ParameterName ClientId(ConnectionName name) => Of(name, "client-id");

    public ParameterName ClientSecret(ConnectionName name) => Of(name, "client-secret");

    public ParameterName ClientId(ClientName name) => Definition(name).Append("client-id");

    public ParameterName ClientSecret(ClientName name) => Definition(name).Append("client-secret");

    public ParameterName RefreshToken(ConnectionName name) => Of(name, "refresh-token");

    public ParameterName AccessToken(ConnectionName name) => Of(name, "access-token");

    public ParameterName InstanceUrl(ConnectionName name) => Of(name, "instance-url");

    /// <summary>Whether the name lies in a folder of this project's own records, where no credential or token belongs.</summary>
    public bool IsReserved(ParameterName name) =>
        name == Settings
        || name == Clients
        || (name.IsBelow(Clients) && !name.Value[(Clients.Value.Length + 1)..].Contains('/', StringComparison.Ordinal))
        || name.IsBelow(Connections)
        || name.IsBelow(Statuses)
        || name.IsBelow(Claims);

    /// <summary>Whose refresh token is kept there unless a definition points elsewhere; null for any other place.</summary>
    public ConnectionName? OwnerOfRefreshToken(ParameterName place) =>
        place.Value.Split('/') is [.., var folder, _]
        && ConnectionName.Parse(folder) is Parsed<ConnectionName>.Valid owner
        && place == RefreshToken(owner.Value)
            ? owner.Value
            : null;

    /// <summary>
    /// Whether the name ends as the standard one does, in some folder below the root; outside the root any name does.
    /// The functions' roles and the events of changes know a parameter below the root by the last part of its name.
    /// </summary>
    public bool IsKnownAs(ParameterName name, ParameterName standard) =>
        !name.IsBelow(Root) || (name.LastPart == standard.LastPart && name.Value.LastIndexOf('/') > Root.Value.Length);

    /// <summary>Null where the name <see cref="IsKnownAs">is known</see>.</summary>
    public string? ProblemOf(ParameterName name, ParameterName standard) =>
        IsKnownAs(name, standard) ? null : $"does not say what it holds; below {Root} name it as in {standard}";

    private ParameterName Of(ConnectionName name, string leaf) => Folder(name).Append(leaf);
}
