using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
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
        // A store that cannot be listed is a failure of the command, not a finding: there is nothing to check.
        var context = await DoctorContext.ReadAsync(
            session.Get<TakeSnapshot>(),
            session.Get<DescribeConnections>(),
            session.Get<DescribeClients>(),
            cancellation
        );
        var checks = session
            .Get<IServiceProvider>()
            .GetServices<IDoctorCheck>()
            .Where(one => parsed.GetValue(count) || one is not LimitCheck);
        var findings = await DoctorChecks.RunAsync(checks, context);
        if (parsed.GetValue(json))
        {
            DoctorReport.WriteJson(session.Terminal, findings);
        }
        else
        {
            DoctorReport.WriteText(session.Terminal, findings);
        }

        return findings.Max(one => one.Finding.Level) switch
        {
            FindingLevel.Error => ExitCode.Trouble,
            FindingLevel.Warning => ExitCode.Warnings,
            _ => ExitCode.Done,
        };
    }
}
