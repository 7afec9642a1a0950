using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Tokens.Cli.Help;
using Tokens.Cli.Output;

namespace Tokens.Cli.Commands.Examining;

/// <summary>Looks for what is wrong, and says how to mend it.</summary>
internal sealed class DoctorCommand : Command, IHasExamples
{
    private readonly Option<bool> count = new("--count")
    {
        Description = "Count the account's parameters too: a call for each 50 of them",
    };

    private readonly Option<bool> json = new("--json") { Description = "The answer as JSON" };

    public DoctorCommand(Shell shell)
        : base("doctor", "Looks for what is wrong, changes nothing, and says how to mend what it finds.")
    {
        Add(count);
        Add(json);
        shell.Run(this, RunAsync);
    }

    public string Details =>
        "It looks at settings, folders, clock, permissions, key, clients, connections, credentials, rotation, policies, versions and topics. It sees "
        + "neither the functions nor their schedule, nor the event patterns of EventBridge, and tries permissions with your "
        + "credentials, not with the functions'.";

    public IReadOnlyList<(string Line, string Does)> Examples =>
        [
            ("tokens doctor", "exits with 0 where all is fine, 4 for warnings, 1 for errors"),
            ("tokens doctor --count --json", "for a program, the account's limit included"),
            (
                "tokens doctor --without-settings",
                "over a store of before clients: which commands change its definitions"
            ),
        ];

    private async Task<int> RunAsync(Session session, ParseResult parsed, CancellationToken cancellation)
    {
        // What cannot even be listed is no finding but a failure: there is nothing to look at.
        var snapshot = await session.Get<TakeSnapshot>().TakeAsync(null, cancellation);
        var patient = new Patient(
            snapshot,
            await session.Get<DescribeConnections>().RunAsync(null, cancellation),
            await session.Get<DescribeClients>().RunAsync(snapshot.Catalogue, cancellation)
        );
        var examinations = session
            .Get<IServiceProvider>()
            .GetServices<IExamination>()
            .Where(one => parsed.GetValue(count) || one is not LimitExamination);
        var findings = await Examinations.RunAsync(examinations, patient, cancellation);
        if (parsed.GetValue(json))
        {
            JsonOutput.Write(session.Terminal, DoctorDocument.Of(findings));
        }
        else
        {
            DoctorTable.Write(session.Terminal, findings);
        }

        return findings.Max(one => one.Finding.Severity) switch
        {
            Severity.Error => ExitCode.Trouble,
            Severity.Warning => ExitCode.Warnings,
            _ => ExitCode.Done,
        };
    }
}
