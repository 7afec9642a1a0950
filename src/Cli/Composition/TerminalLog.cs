using Microsoft.Extensions.Logging;
using Tokens.Cli.Output;

namespace Tokens.Cli.Composition;

/// <summary>Log lines on standard error, each in one line.</summary>
internal static class TerminalLog
{
    public static ILoggerProvider To(Terminal terminal) =>
        new PlainLoggerProvider((level, line) => terminal.Note(StyleOf(level), WordOf(level), line));

    private static string WordOf(LogLevel level) =>
        level switch
        {
            >= LogLevel.Error => "error",
            LogLevel.Warning => "warning",
            _ => "note",
        };

    private static Style StyleOf(LogLevel level) =>
        level switch
        {
            >= LogLevel.Error => Style.Bad,
            LogLevel.Warning => Style.Warning,
            _ => Style.Faint,
        };
}
