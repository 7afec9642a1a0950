using System.CommandLine;
using Tokens.Cli.Help;
using Tokens.Cli.Output;

namespace Tokens.Cli.Commands.Clients;

/// <summary>Lists the clients that connections may use.</summary>
internal sealed class ClientListCommand : Command, IHasExamples
{
    private readonly Option<bool> json = new("--json") { Description = "The answer as JSON" };

    public ClientListCommand(Shell shell)
        : base("list", "Lists clients: the provider, where the secret is and how old, and which connections use it.")
    {
        Add(json);
        shell.Run(this, RunAsync);
    }

    public IReadOnlyList<(string Line, string Does)> Examples =>
        [
            ("tokens client list", "all clients; exits with 1 where one cannot be used"),
            ("tokens client list --json", "for a program"),
        ];

    private async Task<int> RunAsync(Session session, ParseResult parsed, CancellationToken cancellation)
    {
        var all = await session.Get<ICatalogue>().AllAsync(cancellation);
        var found = await session.Get<DescribeClients>().RunAsync(all, cancellation);
        if (parsed.GetValue(json))
        {
            JsonOutput.Write(session.Terminal, ClientListDocument.Of(found));
        }
        else
        {
            ClientTable.Write(session.Terminal, found);
        }

        return found.Any(one => one is ClientDescription.Unusable) ? ExitCode.Trouble : ExitCode.Done;
    }
}
