using Tokens.Cli.Failures;

namespace Tokens.Cli.Commands.Rotate;

/// <summary>A client whose secret is rotated: a named one, or one that a connection declares.</summary>
/// <param name="Through">The connection whose exchange tries the new secret.</param>
internal sealed record SecretToRotate(Client Client, ConnectionName Through, Catalogue All)
{
    /// <summary>For messages.</summary>
    public string Owner => Client.Name is { } name ? $"client {name}" : $"connection {Through}";

    /// <exception cref="CommandException">It is not in a parameter.</exception>
    public ParameterName Parameter =>
        Client.Secret switch
        {
            CredentialSource.InParameter parameter => parameter.Name,
            var elsewhere => throw new CommandException(
                $"the client secret of {Owner} is in the functions' {elsewhere}",
                "deploy them with the new one",
                ExitCode.Usage
            ),
        };

    /// <summary>The connections that use it, by name.</summary>
    public IReadOnlyList<string> Users =>
        Client.Name is { } client
            ? [.. All.UsersOf(client).Select(user => user.Connection.Name.Value).Order(StringComparer.Ordinal)]
            : [Through.Value];
}
