using Microsoft.Extensions.Logging;
using Tokens.Cli.Composition;
using Tokens.Cli.Output;

namespace Tokens.Cli.Local;

/// <summary>The functions' log lines on the timeline, each with the function that is at work.</summary>
internal static class FunctionLogs
{
    private static readonly AsyncLocal<string?> Working = new();

    /// <summary>From here on, in this flow of calls, lines are this function's.</summary>
    public static void Begin(string function) => Working.Value = function;

    public static ILoggerProvider On(Timeline timeline) =>
        new PlainLoggerProvider((level, line) => timeline.Add(Working.Value ?? "", line, StyleOf(level)));

    private static Style StyleOf(LogLevel level) =>
        level switch
        {
            >= LogLevel.Error => Style.Bad,
            LogLevel.Warning => Style.Warning,
            LogLevel.Information => Style.Plain,
            _ => Style.Faint,
        };
}
