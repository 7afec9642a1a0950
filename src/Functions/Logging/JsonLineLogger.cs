using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace Tokens.Functions.Logging;

/// <summary>
/// One category's logger. Of an exception it shows the type and the stack trace and never the message, which may repeat
/// what was sent; an error whose message is fit to be read is logged as a message.
/// </summary>
internal sealed class JsonLineLogger(JsonLines lines, string category) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    ) =>
        lines.Write(line =>
        {
            line.WriteString("time", lines.Now);
            line.WriteString("level", logLevel.ToString());
            line.WriteString("message", formatter(state, null));
            if (lines.RequestId is { } requestId)
            {
                line.WriteString("requestId", requestId);
            }

            WriteValues(line, state);
            line.WriteString("category", category);
            if (exception is not null)
            {
                line.WriteString("exception", exception.GetType().FullName);
                line.WriteString("stackTrace", exception.StackTrace);
            }
        });

    private static void WriteValues<TState>(Utf8JsonWriter line, TState state)
    {
        if (state is not IReadOnlyList<KeyValuePair<string, object?>> values)
        {
            return;
        }

        foreach (var (name, value) in values)
        {
            if (name != "{OriginalFormat}")
            {
                // The generator takes a parameter's name as it is written, with the @ of one that is a keyword.
                var field = name.TrimStart('@');
                WriteValue(line, char.ToLowerInvariant(field[0]) + field[1..], value);
            }
        }
    }

    private static void WriteValue(Utf8JsonWriter line, string name, object? value)
    {
        switch (value)
        {
            case int number:
                line.WriteNumber(name, number);
                break;
            case long number:
                line.WriteNumber(name, number);
                break;
            case bool truth:
                line.WriteBoolean(name, truth);
                break;
            case DateTimeOffset time:
                line.WriteString(name, time);
                break;
            default:
                line.WriteString(name, Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }
    }
}
