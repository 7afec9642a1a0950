using Tokens.Cli.Composition;
using Tokens.Cli.Failures;
using Tokens.Cli.Operations;

namespace Tokens.Cli.Commands.Clients;

/// <summary>Tries a client's credentials by a real exchange of one of its connections.</summary>
internal sealed class TryClient(Session session)
{
    /// <returns>The connection through which they proved themselves; null where none can try them.</returns>
    /// <exception cref="CommandException">They do not work: nothing was written.</exception>
    public async Task<ConnectionName?> RunAsync(
        ClientPlan plan,
        IReadOnlyDictionary<CredentialSource, Secret> given,
        CancellationToken cancellation
    )
    {
        if (!IsKnownHere(plan.Client.Id) || !IsKnownHere(plan.Client.Secret))
        {
            return null;
        }

        // Over the draft: a connection may name a client that is only now added.
        var snapshot = new TakeSnapshot(
            session.Get<Drafts>().CatalogueWith(plan.Draft.Definition),
            session.Get<IStatuses>(),
            session.Get<IAccessTokens>(),
            session.Get<ICredentialStore>()
        );
        if (await TrialConnection.FindAsync(snapshot, plan.Name, plan.Draft.All, cancellation) is not { } connection)
        {
            return null;
        }

        await TrialRefresh.RunAsync(session, connection, new Overlay(given, plan.Draft.Definition), cancellation);
        return connection;
    }

    /// <summary>A variable of the functions need not be set in an operator's shell.</summary>
    private static bool IsKnownHere(CredentialSource source) =>
        source is not CredentialSource.InEnvironment variable
        || Environment.GetEnvironmentVariable(variable.Variable) is { Length: > 0 };
}
