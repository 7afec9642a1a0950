using Microsoft.Extensions.Logging;

namespace Tokens.Functions.Logging;

/// <summary>The level below which nothing is logged, as Lambda's logging configuration tells it to the function.</summary>
internal static class LogLevelSetting
{
    public static LogLevel Read(Func<string, string?> environment) =>
        environment("AWS_LAMBDA_LOG_LEVEL")?.ToUpperInvariant() switch
        {
            "TRACE" => LogLevel.Trace,
            "DEBUG" => LogLevel.Debug,
            "WARN" => LogLevel.Warning,
            "ERROR" => LogLevel.Error,
            "FATAL" => LogLevel.Critical,
            _ => LogLevel.Information,
        };
}
