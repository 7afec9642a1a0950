using Tokens.Cli.Output;

namespace Tokens.Cli.Commands.Examining;

/// <summary>The answer of <c>doctor</c> as text: each finding, and below it its fix.</summary>
internal static class DoctorTable
{
    public static void Write(Terminal terminal, IReadOnlyList<(string Examination, Finding Finding)> findings)
    {
        foreach (var (examination, finding) in findings)
        {
            var word = SeverityWords.Of(finding.Severity);
            var padding = new string(' ', SeverityWords.Of(Severity.Warning).Length - word.Length);
            terminal.Line(
                new Cell(word, SeverityWords.StyleOf(finding.Severity)),
                $"{padding}  {examination}: {finding.Subject}: {finding.What}"
            );
            if (finding.Mend is { } mend)
            {
                terminal.Line("         ", new Cell("fix:", Style.Accent), $" {mend}");
            }
        }

        terminal.Line(
            $"{Count(findings, Severity.Error)} errors, {Count(findings, Severity.Warning)} warnings, {Count(findings, Severity.Note)} notes"
        );
    }

    private static int Count(IEnumerable<(string, Finding Finding)> findings, Severity severity) =>
        findings.Count(one => one.Finding.Severity == severity);
}
