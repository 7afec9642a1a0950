namespace Tokens.Cli.Commands.Doctor;

/// <summary>The named clients, and which connections use each.</summary>
internal sealed class ClientsCheck : IDoctorCheck
{
    public string Name => "clients";

    public IAsyncEnumerable<Finding> RunAsync(DoctorContext context) =>
        context
            .Clients.Select(Describe)
            .DefaultIfEmpty(Finding.Note("clients", "there are none; each connection has its own id and secret"))
            .ToAsyncEnumerable();

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
                $"its secret does not exist: {known.Client.Secret}",
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
}
