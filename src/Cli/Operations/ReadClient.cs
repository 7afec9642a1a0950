using Tokens.Cli.Failures;

namespace Tokens.Cli.Operations;

/// <summary>Reads a connection's client id and secret for a sign-in.</summary>
internal static class ReadClient
{
    /// <exception cref="CommandException">One is missing or a placeholder.</exception>
    /// <exception cref="StoreException">One could not be read.</exception>
    public static async Task<ClientCredentials> RunAsync(
        ICredentialStore credentials,
        Connection connection,
        CancellationToken cancellation
    )
    {
        var (id, secret) = (connection.Client.Id, connection.Client.Secret);
        var found = await credentials.ReadAsync([id, secret], cancellation);
        return new ClientCredentials(Value(id, found[id]), Value(secret, found[secret]), null, null);
    }

    private static Secret Value(CredentialSource source, CredentialRead read) =>
        read switch
        {
            CredentialRead.Found { Value.IsEmpty: false } found when !Placeholder.Is(found.Value) => found.Value,
            CredentialRead.Unreadable unreadable => throw new StoreException(unreadable.Reason),
            _ => throw new CommandException(
                $"{source} does not exist, is empty or holds a placeholder",
                "store the credential first",
                ExitCode.Trouble
            ),
        };
}
