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

/// <summary>What an examination found.</summary>
/// <param name="Subject">What it is about.</param>
/// <param name="What">What was found.</param>
/// <param name="Mend">What to do about it; null where there is nothing to do, or the words say it.</param>
internal sealed record Finding(Severity Severity, string Subject, string What, string? Mend = null);
