using Microsoft.Extensions.Logging;
using Tokens.Cli.Composition;
using Tokens.Cli.Output;

namespace Tokens.Cli.Commands.Local;

/// <summary>Writes the functions' log lines to the run's log, each with the function that runs.</summary>
internal static class FunctionLogs
{
    private static readonly AsyncLocal<string?> Current = new();

    /// <summary>Sets the function for the log lines of this asynchronous flow.</summary>
    public static void Begin(string function) => Current.Value = function;

    public static ILoggerProvider On(LocalLog log) =>
        new PlainLoggerProvider((level, line) => log.Add(Current.Value ?? "", line, StyleOf(level)));

    private static Style StyleOf(LogLevel level) =>
        level switch
        {
            >= LogLevel.Error => Style.Bad,
            LogLevel.Warning => Style.Warning,
            LogLevel.Information => Style.Plain,
            _ => Style.Faint,
        };
}
