using System.Runtime.CompilerServices;

namespace Tokens.Cli.Commands.Examining;

/// <summary>The clients that definitions may name, and who uses each.</summary>
internal sealed class ClientsExamination : IExamination
{
    public string Name => "clients";

    public async IAsyncEnumerable<Finding> RunAsync(
        Patient patient,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        await Task.CompletedTask;
        if (patient.Clients.Count == 0)
        {
            yield return Finding.Note("clients", "there are none; each connection has an id and secret of its own");
        }

        foreach (var client in patient.Clients)
        {
            yield return Describe(client);
        }
    }

    private static Finding Describe(ClientDescription client) =>
        client switch
        {
            ClientDescription.Unusable unusable => Finding.Error(
                client.Name,
                unusable.Problem,
                $"correct it: tokens client add {client.Name} replaces its definition"
            ),
            ClientDescription.Known { Versions.Newest: null } known => Finding.Error(
                client.Name,
                $"its secret does not exist: {Place(known)}",
                $"store it: tokens client add {client.Name}"
            ),
            ClientDescription.Known { Users.Count: 0 } => Finding.Note(
                client.Name,
                "no connection uses it",
                $"tokens add … --client {client.Name} adds one, tokens client remove {client.Name} removes it"
            ),
            ClientDescription.Known known => Finding.Fine(
                client.Name,
                $"is used by {string.Join(", ", known.Users.Select(user => user.Value))}"
            ),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static CredentialSource Place(ClientDescription.Known known) => known.Client.Secret;
}
