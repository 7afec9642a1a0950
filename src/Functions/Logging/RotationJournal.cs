using Microsoft.Extensions.Logging;
using Tokens.Domain.Alerts;
using Tokens.Domain.Connections;
using Tokens.Domain.Ports;

namespace Tokens.Functions.Logging;

/// <summary>The journals of rotations and of what was told, as log lines.</summary>
public sealed partial class RotationJournal(ILogger<RotationJournal> logger) : IRotationJournal, IOutboxJournal
{
    [LoggerMessage(Level = LogLevel.Information, Message = "{Parameter}: nothing to do, {Reason}")]
    public partial void Ignored(ParameterName parameter, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Parameter}: {Outcome}")]
    public partial void Tried(ParameterName parameter, string outcome);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "{Secret}: its newest version works, and that could not be told or marked; the next refresh tries again. {Reason}"
    )]
    public partial void NotConfirmed(ParameterName secret, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "The hourly look at rotations broke off: {Reason}")]
    public partial void SweepFailed(string reason);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The hourly look at rotations was left out: the refreshes took the function's time; the next hour's sweep looks"
    )]
    public partial void SweepLeftOut();

    public void Told(Occasion occasion, Notice notice) => Told(occasion.Text, Kind(notice));

    public void ToldBefore(Occasion occasion) => ToldBefore(occasion.Text);

    public void NotTold(Occasion occasion, string reason) => NotTold(occasion.Text, reason);

    public void NotMarked(Occasion occasion, string reason) => NotMarked(occasion.Text, reason);

    public void NobodyListens(Occasion occasion, Notice notice) => NobodyListens(occasion.Text, Kind(notice));

    private static string Kind(Notice notice) =>
        notice switch
        {
            Notice.ToPeople people => people.Kind.ToString(),
            _ => "RotationCompleted",
        };

    [LoggerMessage(Level = LogLevel.Information, Message = "Told: {Kind} ({Occasion})")]
    private partial void Told(string occasion, string kind);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Told before: {Occasion}")]
    private partial void ToldBefore(string occasion);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Told, but not marked, and so told again: {Occasion}. {Reason}")]
    private partial void NotMarked(string occasion, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Not told, the sweep tries again: {Occasion}. {Reason}")]
    private partial void NotTold(string occasion, string reason);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Nobody listens to {Kind} ({Occasion}); set TOKENS_ALERT_TOPIC_ARN and TOKENS_COMPLETED_TOPIC_ARN"
    )]
    private partial void NobodyListens(string occasion, string kind);
}
