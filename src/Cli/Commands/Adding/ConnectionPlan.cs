namespace Tokens.Cli.Commands.Adding;

/// <summary>What adding a connection comes to, before anything is written.</summary>
internal sealed record ConnectionPlan(Connection Connection, Draft Draft)
{
    /// <summary>The store's reminders of the client secret, where it is new.</summary>
    public IReadOnlyList<NoChangeNotification> Policies =>
        Connection is { Client: { Name: null, Secret: CredentialSource.InParameter secret } }
            ? ReminderPolicies.Of(secret.Name, Draft.All)
            : [];

    /// <summary>Those that are asked for.</summary>
    public IReadOnlyList<AskedCredential> Asked =>
        [
            .. new[] { ClientFields.ClientId, ClientFields.ClientSecret, ConnectionFields.RefreshToken }
                .Zip(Connection.Credentials, Draft.Ask)
                .Where(one => !IsShared(one.Source) || IsForTrial(one.Source)),
        ];

    /// <summary>Whether it is the id or secret of a named client, which a connection does not write.</summary>
    public bool IsShared(CredentialSource source) =>
        Connection.Client.Name is not null && (source == Connection.Client.Id || source == Connection.Client.Secret);

    /// <summary>What the operator has to know before anything is written.</summary>
    public IEnumerable<string> Warnings(IReadOnlyDictionary<CredentialSource, Secret> given)
    {
        var token = Connection.Outputs.AccessToken;
        string[] replaced = Draft.Replaces
            ? [$"there is a connection {Connection.Name} already; its definition is replaced"]
            : [];
        string[] output = Draft.Existing.Contains(token) ? [$"{token} is there already and gets the access token"] : [];
        var own = Connection.Credentials.Where(source => !IsShared(source));
        return [.. replaced, .. Draft.Warnings(own, given), .. output];
    }

    /// <summary>A variable of the functions that this shell lacks: without it nothing could be tried.</summary>
    private static bool IsForTrial(CredentialSource source) =>
        source is CredentialSource.InEnvironment variable
        && Environment.GetEnvironmentVariable(variable.Variable) is null or "";
}
