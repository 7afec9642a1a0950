using Tokens.Adapters.ParameterStore;

namespace Tokens.Cli.Commands.Adding;

/// <summary>What adding a connection comes to, before anything is written.</summary>
/// <param name="MessageDraft">Its definition.</param>
/// <param name="Existing">Those of its parameters that there are already.</param>
internal sealed record ConnectionPlan(
    ConnectionEntry.Defined Entry,
    StoredParameter MessageDraft,
    Catalogue All,
    IReadOnlySet<ParameterName> Existing
)
{
    public Connection Connection => Entry.Connection;

    /// <summary>Whether a definition of that name is there already, well formed or not.</summary>
    public required bool Replaces { get; init; }

    /// <summary>The reminders that the store is to give of the client secret, where it is new.</summary>
    public IReadOnlyList<NoChangeNotification> Policies =>
        Connection is { Client.Name: null, Credentials.ClientSecret: CredentialSource.InParameter secret }
            ? ReminderPolicies.Of(secret.Name, All)
            : [];

    /// <summary>Those that are asked for.</summary>
    public IReadOnlyList<AskedCredential> Asked =>
        [
            .. Fields
                .Where(one => !IsShared(one.Source) || IsForTrial(one.Source))
                .Select(one => new AskedCredential(one.Field, one.Source) { Exists = Exists(one.Source) }),
        ];

    /// <summary>Whether it is the id or secret of a named client, which a connection does not write.</summary>
    public bool IsShared(CredentialSource source) =>
        Connection.Client.Name is not null && (source == Connection.Client.Id || source == Connection.Client.Secret);

    public bool Exists(CredentialSource source) =>
        source is CredentialSource.InParameter parameter && Existing.Contains(parameter.Name);

    private IEnumerable<(string Field, CredentialSource Source)> Fields
    {
        get
        {
            yield return ("clientId", Connection.Credentials.ClientId);
            yield return ("clientSecret", Connection.Credentials.ClientSecret);
            if (Connection.Credentials.RefreshToken is { } refreshToken)
            {
                yield return ("refreshToken", new CredentialSource.InParameter(refreshToken));
            }
        }
    }

    /// <summary>A variable of the functions that this shell lacks: without it nothing could be tried.</summary>
    private static bool IsForTrial(CredentialSource source) =>
        source is CredentialSource.InEnvironment variable
        && Environment.GetEnvironmentVariable(variable.Variable) is null or "";
}
