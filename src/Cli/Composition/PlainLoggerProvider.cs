using Microsoft.Extensions.Logging;

namespace Tokens.Cli.Composition;

/// <summary>Log lines for a person: their words, where they are to be shown, and no more.</summary>
/// <param name="write">Shows a line.</param>
internal sealed class PlainLoggerProvider(Action<LogLevel, string> write) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => new PlainLogger(write);

    public void Dispose() { }

    private sealed class PlainLogger(Action<LogLevel, string> write) : ILogger
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
        ) => write(logLevel, formatter(state, null) + (exception is null ? "" : $" ({exception.GetType().Name})"));
    }
}
