using Microsoft.Extensions.Logging;

namespace Tokens.Functions.Logging;

/// <summary>Loggers whose entries are JSON lines, each value of the message a field of its own.</summary>
public sealed class JsonLineLoggerProvider(JsonLines lines) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => new JsonLineLogger(lines, categoryName);

    public void Dispose() { }
}
