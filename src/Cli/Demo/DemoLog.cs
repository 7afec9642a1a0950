using Tokens.Cli.Output;
using Tokens.Functions;

namespace Tokens.Cli.Demo;

/// <summary>What the use cases say of their work, on the timeline: the first of many that are alike, and the last.</summary>
internal sealed class DemoLog(Timeline timeline, Tally tally) : IRefreshObserver, IRotationObserver, IOutboxObserver
{
    private readonly Dictionary<string, string> troubles = [];

    /// <summary>Which function is at work.</summary>
    public string Who { get; set; } = FunctionTable.RefreshTokens.Name;

    public void Decided(ConnectionName connection, RefreshDecision decision) { }

    public void Finished(RefreshResult result)
    {
        switch (result)
        {
            case RefreshResult.Refreshed done:
                Refreshed(done);
                break;
            case RefreshResult.Failed failed:
                Failed(failed);
                break;
        }
    }

    public void CannotKeepFresh(ConnectionName connection, TimeSpan lifetime, RefreshTiming timing) =>
        timeline.Add(
            Who,
            $"{connection}: its tokens live {TimeWords.Span(lifetime)}, too short for the sweeps",
            Style.Bad
        );

    public void NotificationFailed(ConnectionName connection, string reason) =>
        timeline.Add(Who, $"{connection}: nobody could be told; {reason}", Style.Bad);

    public void Sealed(ConnectionName connection, string closed, string reason) =>
        timeline.Add(Who, $"{connection}: its new refresh token lies sealed in the log; {reason}", Style.Bad);

    public void RefreshTokenLost(ConnectionName connection, string reason) =>
        timeline.Add(Who, $"{connection}: its new refresh token is lost; {reason}", Style.Bad);

    public void LeaseNotReleased(ConnectionName connection, string reason) =>
        timeline.Add(Who, $"{connection}: its claim stays; {reason}", Style.Warning);

    public void Defect(ConnectionName connection, Exception exception) =>
        timeline.Add(Who, $"{connection}: a defect, {exception.GetType().Name}", Style.Bad);

    public void Ignored(ParameterName parameter, string reason) =>
        timeline.Add(Who, $"{parameter}: nothing to do, {reason}", Style.Faint);

    public void VerificationFinished(ParameterName parameter, string outcome) => timeline.Add(Who, $"tried {parameter}: {outcome}");

    public void NotPromoted(ParameterName secret, string reason) =>
        timeline.Add(Who, $"{secret}: works, and that could not be told; {reason}", Style.Warning);

    public void RotationCheckFailed(string reason) =>
        timeline.Add(Who, $"the look at rotations broke off: {reason}", Style.Bad);

    public void RotationCheckSkipped() =>
        timeline.Add(Who, "the look at rotations was left out: there was no time", Style.Warning);

    /// <summary>The message itself is on the timeline.</summary>
    public void Notified(DeduplicationKey key, Notification notification) { }

    /// <summary>Each sweep meets what stands; of an event that came twice it is news.</summary>
    public void Deduplicated(DeduplicationKey key)
    {
        if (Who != FunctionTable.RefreshTokens.Name)
        {
            timeline.Add(Who, "told before, and not again", Style.Faint);
        }
    }

    public void NotificationFailed(DeduplicationKey key, string reason) =>
        timeline.Add(Who, $"not told: {reason}", Style.Bad);

    public void MarkFailed(DeduplicationKey key, string reason) =>
        timeline.Add(Who, $"told, not marked: {reason}", Style.Bad);

    public void NoTopic(DeduplicationKey key, Notification notification) =>
        timeline.Add(Who, "nobody listens", Style.Warning);

    private void Refreshed(RefreshResult.Refreshed done)
    {
        var isFirst = tally.Refreshed(done);
        var trouble = done.FallbackVersion is { } version ? $"runs on version {version.Number} of its secret" : null;
        if (trouble is not null && troubles.TryAdd(done.Connection, trouble))
        {
            timeline.Add(Who, $"{done.Connection}: refreshed, and {trouble}: the newest is refused", Style.Warning);
        }
        else if (trouble is null && troubles.Remove(done.Connection))
        {
            timeline.Add(Who, $"{done.Connection}: refreshed, all well again", Style.Good);
        }
        else if (isFirst)
        {
            var rotated = done.Rotated ? ", with a new refresh token each time" : "";
            timeline.Add(
                Who,
                $"{done.Connection}: its first access token, for {TimeWords.Span(done.Lifetime)}{rotated}",
                Style.Good
            );
        }
    }

    private void Failed(RefreshResult.Failed failed)
    {
        tally.Failed(failed);
        if (troubles.TryAdd(failed.Connection, failed.Error))
        {
            timeline.Add(Who, $"{failed.Connection}: {failed.Error}", Style.Warning);
        }
    }
}
