using Tokens.Cli.Output;

namespace Tokens.Cli.Commands.Doctor;

/// <summary>The output of <c>doctor</c>.</summary>
internal static class DoctorReport
{
    /// <summary>Each finding, and below it its fix.</summary>
    public static void WriteText(Terminal terminal, IReadOnlyList<CheckFinding> findings)
    {
        foreach (var (check, finding) in findings)
        {
            terminal.Line(
                new Cell(Word(finding.Level), StyleOf(finding.Level)),
                $"{new string(' ', 9 - Word(finding.Level).Length)}{check}: {finding.Subject}: {finding.What}"
            );
            if (finding.Fix is { } fix)
            {
                terminal.Line("         ", new Cell("fix:", Style.Accent), $" {fix}");
            }
        }

        int Count(FindingLevel level) => findings.Count(one => one.Finding.Level == level);
        terminal.Line(
            $"{Count(FindingLevel.Error)} errors, {Count(FindingLevel.Warning)} warnings, {Count(FindingLevel.Note)} notes"
        );
    }

    public static void WriteJson(Terminal terminal, IEnumerable<CheckFinding> findings) =>
        JsonOutput.Write(
            terminal,
            new DoctorDocument([
                .. findings.Select(one => new FindingDocument(
                    Word(one.Finding.Level),
                    one.Check,
                    one.Finding.Subject,
                    one.Finding.What,
                    one.Finding.Fix
                )),
            ])
        );

    public static string Word(FindingLevel level) => level.ToString().ToLowerInvariant();

    public static Style StyleOf(FindingLevel level) =>
        level switch
        {
            FindingLevel.Fine => Style.Good,
            FindingLevel.Warning => Style.Warning,
            FindingLevel.Error => Style.Bad,
            _ => Style.Faint,
        };

    private sealed record DoctorDocument(IReadOnlyList<FindingDocument> Findings);

    /// <summary>The names are published: docs/reference/command.md promises them within a major version.</summary>
    private sealed record FindingDocument(
        string Severity,
        string Examination,
        string Subject,
        string What,
        string? Mend
    );
}
