using System.CommandLine;
using Tokens.Adapters.Composition;
using Tokens.Cli.Commands.Doctor;
using Tokens.Cli.Help;

namespace Tokens.Cli.Commands.Reporting;

/// <summary>Writes the state of a deployment as a page for a browser.</summary>
internal sealed class ReportCommand : Command, IHasExamples
{
    private const string StandardOutput = "-";

    private readonly Option<string> html = new("--html")
    {
        Description = "The file to write, which is replaced; - for standard output",
        HelpName = "file",
        Required = true,
    };

    public ReportCommand(Shell shell)
        : base("report", "Writes a page with connections, client secrets, recent alerts and what doctor finds.")
    {
        html.Validators.Add(result =>
        {
            if (
                result.Tokens is [{ Value: not StandardOutput and var path }]
                && ReportFile.ProblemWith(path) is { } problem
            )
            {
                result.AddError(problem);
            }
        });
        Add(html);
        shell.Run(this, RunAsync);
    }

    public string Details =>
        "The page is one HTML file without scripts, and loads nothing. It holds no secret, but the names of parameters, connections "
        + "and clients: only you can read the file. It reads and checks what doctor does, and changes nothing.";

    public IReadOnlyList<(string Line, string Does)> Examples =>
        [
            (
                "tokens report --html report.html",
                "exits as doctor does: 0 if all is fine, 4 for warnings, 1 for errors"
            ),
            ("tokens report --html - > report.html", "to standard output"),
        ];

    private async Task<int> RunAsync(Session session, ParseResult parsed, CancellationToken cancellation)
    {
        var path = parsed.GetRequiredValue(html);
        var doctor = await DoctorAnswer.ReadAsync(session, count: false, cancellation);
        var content = new ReportContent(
            session.Get<TimeProvider>().GetUtcNow(),
            DeploymentPlace.Of(session.Get<TokensEnvironment>(), session.Region),
            doctor
        )
        {
            Timing = session.Get<RefreshTiming>(),
            Alerts = await RecentAlerts.ReadAsync(session.Get<IOutboxStore>(), cancellation),
        };
        var page = ReportPage.Of(content).ToString();
        if (path == StandardOutput)
        {
            session.Terminal.Line(page);
        }
        else
        {
            ReportFile.Write(path, page);
            session.Terminal.Line($"{path} is written.");
        }

        return DoctorAnswer.ExitCodeOf(content.Findings);
    }
}
