namespace Tokens.Cli.Commands.Doctor;

/// <summary>How bad a finding is. An alert's severity is another scale: it has no <c>fine</c>.</summary>
internal enum FindingLevel
{
    /// <summary>As it should be.</summary>
    Fine,

    /// <summary>Needs no action, or could not be checked from here.</summary>
    Note,

    /// <summary>Works now, but will stop working, or does not work in every case.</summary>
    Warning,

    /// <summary>Something does not work.</summary>
    Error,
}

/// <summary>What a check found. A warning or an error always says how to fix it.</summary>
internal sealed record Finding(FindingLevel Level, string Subject, string What, string? Fix)
{
    public static Finding Fine(string subject, string what) => new(FindingLevel.Fine, subject, what, null);

    public static Finding Note(string subject, string what, string? fix = null) =>
        new(FindingLevel.Note, subject, what, fix);

    public static Finding Warning(string subject, string what, string fix) =>
        new(FindingLevel.Warning, subject, what, fix);

    public static Finding Error(string subject, string what, string fix) => new(FindingLevel.Error, subject, what, fix);
}
