using Microsoft.Extensions.Logging;
using Tokens.Cli.Output;

namespace Tokens.Cli.Composition;

/// <summary>Log lines for a person: on standard error, each in one line.</summary>
internal sealed class TerminalLoggerProvider(Terminal terminal) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => new TerminalLogger(terminal);

    public void Dispose() { }

    private sealed class TerminalLogger(Terminal terminal) : ILogger
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
            terminal.Note(StyleOf(logLevel), WordOf(logLevel), formatter(state, null) + what);
        }

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
}
