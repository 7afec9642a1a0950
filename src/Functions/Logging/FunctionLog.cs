using Microsoft.Extensions.Logging;

namespace Tokens.Functions.Logging;

/// <summary>What an invocation says of itself.</summary>
public sealed partial class FunctionLog(JsonLines lines, ILogger<FunctionLog> logger)
{
    /// <summary>From here on lines bear this invocation's id.</summary>
    public void Begin(string requestId) => lines.RequestId = requestId;

    public void Finished(RefreshReport report) =>
        Log(
            report.Refreshed.Count(),
            report.Skipped.Count(),
            report.Failed.Count(),
            (long)report.Duration.TotalMilliseconds
        );

    [LoggerMessage(Level = LogLevel.Error, Message = "The invocation cannot be served: {Problem}")]
    public partial void Refused(string problem);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The event is passed over: {Problem}")]
    public partial void PassedOver(string problem);

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Run done: {Refreshed} refreshed, {Skipped} skipped since they were not due or for the reason logged above, {Failed} failed in {Milliseconds} ms"
    )]
    private partial void Log(int refreshed, int skipped, int failed, long milliseconds);
}
