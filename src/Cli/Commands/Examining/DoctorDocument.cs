namespace Tokens.Cli.Commands.Examining;

/// <summary>The answer of <c>doctor --json</c>.</summary>
internal sealed record DoctorDocument(IReadOnlyList<FindingDocument> Findings)
{
    public static DoctorDocument Of(IEnumerable<(string Examination, Finding Finding)> findings) =>
        new([.. findings.Select(one => FindingDocument.Of(one.Examination, one.Finding))]);
}

/// <param name="Severity"><c>fine</c>, <c>note</c>, <c>warning</c> or <c>error</c>.</param>
internal sealed record FindingDocument(string Severity, string Examination, string Subject, string What, string? Mend)
{
    public static FindingDocument Of(string examination, Finding finding) =>
        new(SeverityWords.Of(finding.Severity), examination, finding.Subject, finding.What, finding.Mend);
}
