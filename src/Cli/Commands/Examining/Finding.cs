namespace Tokens.Cli.Commands.Examining;

/// <summary>How bad a finding is.</summary>
internal enum Severity
{
    /// <summary>As it should be.</summary>
    Fine,

    /// <summary>Worth knowing, and nothing to do; or something that could not be looked at from here.</summary>
    Note,

    /// <summary>It works, and will not for ever, or not in every case.</summary>
    Warning,

    /// <summary>Something does not work.</summary>
    Error,
}

/// <summary>What an examination found. Trouble never comes without what to do about it.</summary>
internal sealed record Finding
{
    private Finding(Severity severity, string subject, string what, string? mend)
    {
        Severity = severity;
        Subject = subject;
        What = what;
        Mend = mend;
    }

    public Severity Severity { get; }

    /// <summary>What it is about.</summary>
    public string Subject { get; }

    public string What { get; }

    /// <summary>What to do about it; null where there is nothing to do.</summary>
    public string? Mend { get; }

    public static Finding Fine(string subject, string what) => new(Severity.Fine, subject, what, null);

    public static Finding Note(string subject, string what, string? mend = null) =>
        new(Severity.Note, subject, what, mend);

    public static Finding Warning(string subject, string what, string mend) =>
        new(Severity.Warning, subject, what, mend);

    public static Finding Error(string subject, string what, string mend) => new(Severity.Error, subject, what, mend);

    /// <summary>Where it depends how bad it is.</summary>
    public static Finding Of(Severity severity, string subject, string what, string mend) =>
        new(severity, subject, what, mend);
}
