using Tokens.Cli.Commands.Doctor;
using Tokens.Cli.Output;

namespace Tokens.Cli.Commands.Reporting;

/// <summary>What <c>tokens doctor</c> finds, the worst first; what is fine is folded.</summary>
internal static class FindingsSection
{
    public static Html Of(ReportContent content)
    {
        var byLevel = content
            .Findings.OrderByDescending(one => one.Finding.Level)
            .ToLookup(one => one.Finding.Level == FindingLevel.Fine);
        var (fine, open) = (byLevel[true].ToList(), byLevel[false].ToList());
        return Parts.Section(
            "findings",
            "Findings of tokens doctor",
            $"""
            {(
                open.Count == 0
                    ? Parts.Empty("Nothing to fix.")
                    : Html.Of($"""<ul class="list">{open.Select(Item)}</ul>""")
            )}
            {(
                fine.Count == 0
                    ? null
                    : Html.Of(
                        $"""<details><summary>{fine.Count} fine</summary><ul class="list">{fine.Select(Item)}</ul></details>"""
                    )
            )}
            """
        );
    }

    private static Html Item(CheckFinding one)
    {
        var finding = one.Finding;
        return $"""
            <li>
            <div>{Parts.Label(
                DoctorReport.StyleOf(finding.Level),
                DoctorReport.Word(finding.Level)
            )} <span class="muted">{one.Check}</span></div>
            <div><b>{finding.Subject}</b>: {finding.What}</div>
            {(finding.Fix is { } fix ? Html.Of($"""<div class="fix">Fix: {fix}</div>""") : null)}
            </li>
            """;
    }
}
