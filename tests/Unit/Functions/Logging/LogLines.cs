using System.Text;
using Microsoft.Extensions.Logging;
using Tokens.Functions.Logging;

namespace Tokens.Tests.Unit.Functions.Logging;

/// <summary>What is written to the standard output, line by line.</summary>
internal sealed class LogLines : IDisposable
{
    private readonly ShownStream output = new();
    private readonly LoggerFactory factory;

    public LogLines(LogLevel level = LogLevel.Trace)
    {
        Lines = new JsonLines(output, Clock);
        factory = new LoggerFactory([new JsonLineLoggerProvider(Lines)], new LoggerFilterOptions { MinLevel = level });
    }

    public FakeTimeProvider Clock { get; } = new(The.Now);

    public JsonLines Lines { get; }

    public IReadOnlyList<string> Written =>
        Encoding.UTF8.GetString(output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public bool EndsLine => output.ToArray() is [.., (byte)'\n'];

    public ILoggerFactory Loggers => factory;

    public ILogger<T> Logger<T>() => factory.CreateLogger<T>();

    public ILogger Logger(string category) => factory.CreateLogger(category);

    public void Dispose()
    {
        factory.Dispose();
        output.Dispose();
    }

    private sealed class ShownStream : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> source)
        {
            NoSecretLeaves.Show("a log line", Encoding.UTF8.GetString(source));
            base.Write(source);
        }
    }
}
