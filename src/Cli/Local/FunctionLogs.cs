using Microsoft.Extensions.Logging;
using Tokens.Cli.Output;

namespace Tokens.Cli.Local;

/// <summary>The functions' log lines on the timeline, each with the function that is at work.</summary>
internal sealed class FunctionLogs(Timeline timeline) : ILoggerProvider
{
    private static readonly AsyncLocal<string?> Working = new();

    /// <summary>From here on, in this flow of calls, lines are this function's.</summary>
    public static void Begin(string function) => Working.Value = function;

    public ILogger CreateLogger(string categoryName) => new FunctionLogger(timeline);

    public void Dispose() { }

    private sealed class FunctionLogger(Timeline timeline) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        /// <summary>Of an exception the type alone: its message may repeat what was sent.</summary>
        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            var what = exception is null ? "" : $" ({exception.GetType().Name})";
            timeline.Add(Working.Value ?? "", formatter(state, null) + what, StyleOf(logLevel));
        }

        private static Style StyleOf(LogLevel level) =>
            level switch
            {
                >= LogLevel.Error => Style.Bad,
                LogLevel.Warning => Style.Warning,
                LogLevel.Information => Style.Plain,
                _ => Style.Faint,
            };
    }
}
