using System.CommandLine;
using Tokens.Cli.Help;

namespace Tokens.Cli.Commands.Clients;

/// <summary>Administers clients: the applications that are registered at providers, and that connections use.</summary>
internal sealed class ClientCommand : Command, IHasExamples
{
    private readonly ClientAddCommand add;
    private readonly ClientListCommand list;
    private readonly ClientRemoveCommand remove;

    public ClientCommand(Shell shell)
        : base("client", "Adds, lists and removes clients: an application's id and secret, for many connections.")
    {
        add = new ClientAddCommand(shell);
        list = new ClientListCommand(shell);
        remove = new ClientRemoveCommand(shell);
        Add(add);
        Add(list);
        Add(remove);
    }

    public IReadOnlyList<(string Line, string Does)> Examples =>
        [add.Examples[0], list.Examples[0], remove.Examples[0]];
}
