using Tokens.Cli.Output;

namespace Tokens.Cli.Commands.Examining;

/// <summary>Severities, and how they look.</summary>
internal static class SeverityWords
{
    public static string Of(Severity severity) =>
        severity switch
        {
            Severity.Fine => "fine",
            Severity.Note => "note",
            Severity.Warning => "warning",
            Severity.Error => "error",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    public static Style StyleOf(Severity severity) =>
        severity switch
        {
            Severity.Fine => Style.Good,
            Severity.Warning => Style.Warning,
            Severity.Error => Style.Bad,
            _ => Style.Faint,
        };
}
