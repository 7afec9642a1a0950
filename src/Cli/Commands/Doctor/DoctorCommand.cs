using System.CommandLine;
using Tokens.Cli.Help;

namespace Tokens.Cli.Commands.Doctor;

/// <summary>Finds problems, and says how to fix them.</summary>
internal sealed class DoctorCommand : Command, IHasExamples
{
    private readonly Option<bool> count = new("--count")
    {
        Description = "Count the account's parameters too: a call for each 50 of them",
    };

    private readonly Option<bool> json = new("--json") { Description = "The answer as JSON" };

    public DoctorCommand(Shell shell)
        : base("doctor", "Checks a deployment, changes nothing, and says how to fix what it finds.")
    {
        Add(count);
        Add(json);
        shell.Run(this, RunAsync);
    }

    public string Details =>
        "It checks settings, folders, clock, permissions, key, clients, connections, credentials, rotation, policies, versions and "
        + "topics. It sees neither the functions nor their schedule, nor the event patterns of EventBridge, and tries permissions "
        + "with your credentials, not with the functions'.";

    public IReadOnlyList<(string Line, string Does)> Examples =>
        [
            ("tokens doctor", "exits with 0 if all is fine, 4 for warnings, 1 for errors"),
            ("tokens doctor --count --json", "for a program, the account's quota included"),
            (
                "tokens doctor --without-settings",
                "before the first deployment with clients: how to migrate definitions"
            ),
        ];

    private async Task<int> RunAsync(Session session, ParseResult parsed, CancellationToken cancellation)
    {
        var (_, findings) = await DoctorAnswer.ReadAsync(session, parsed.GetValue(count), cancellation);
        if (parsed.GetValue(json))
        {
            DoctorReport.WriteJson(session.Terminal, findings);
        }
        else
        {
            DoctorReport.WriteText(session.Terminal, findings);
        }

        return DoctorAnswer.ExitCodeOf(findings);
    }
}
