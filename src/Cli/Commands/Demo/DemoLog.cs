using Tokens.Cli.Output;
using Tokens.Functions;

namespace Tokens.Cli.Commands.Demo;

/// <summary>Writes what the use cases report to the timeline; repeated problems once, and their end.</summary>
internal sealed class DemoLog(Timeline timeline, DemoCounts counts)
    : IRefreshObserver,
        IRotationObserver,
        IOutboxObserver
{
    private readonly Dictionary<string, string> problems = [];

    /// <summary>The function that runs.</summary>
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
            $"{connection}: its tokens expire after {TimeFormat.Span(lifetime)}, too soon for the schedule",
            Style.Bad
        );

    public void NotificationFailed(ConnectionName connection, string reason) =>
        timeline.Add(Who, $"{connection}: the notification failed and is retried; {reason}", Style.Bad);

    public void Sealed(ConnectionName connection, string closed, string reason) =>
        timeline.Add(
            Who,
            $"{connection}: its new refresh token could not be stored and is sealed in the log; {reason}",
            Style.Bad
        );

    public void RefreshTokenLost(ConnectionName connection, string reason) =>
        timeline.Add(Who, $"{connection}: its new refresh token is lost; {reason}", Style.Bad);

    public void LeaseNotReleased(ConnectionName connection, string reason) =>
        timeline.Add(Who, $"{connection}: its lease was not released and expires by itself; {reason}", Style.Warning);

    public void Defect(ConnectionName connection, Exception exception) =>
        timeline.Add(Who, $"{connection}: a defect, {exception.GetType().Name}", Style.Bad);

    public void Ignored(ParameterName parameter, string reason) =>
        timeline.Add(Who, $"{parameter}: nothing to do, {reason}", Style.Faint);

    public void VerificationFinished(ParameterName parameter, string outcome) =>
        timeline.Add(Who, $"tried {parameter}: {outcome}");

    public void NotPromoted(ParameterName secret, string reason) =>
        timeline.Add(
            Who,
            $"{secret}: works, but could not be labelled; the next run tries again; {reason}",
            Style.Warning
        );

    public void RotationCheckFailed(string reason) =>
        timeline.Add(Who, $"the rotation check failed and is repeated in an hour: {reason}", Style.Bad);

    public void RotationCheckSkipped() =>
        timeline.Add(Who, "the rotation check was skipped: no time left", Style.Warning);

    /// <summary>The notification itself is on the timeline.</summary>
    public void Notified(DeduplicationKey key, Notification notification) { }

    /// <summary>Every scheduled run meets known problems; shown only for an event that was delivered twice.</summary>
    public void Deduplicated(DeduplicationKey key)
    {
        if (Who != FunctionTable.RefreshTokens.Name)
        {
            timeline.Add(Who, "notified before; deduplicated", Style.Faint);
        }
    }

    public void NotificationFailed(DeduplicationKey key, string reason) =>
        timeline.Add(Who, $"the notification failed and is retried: {reason}", Style.Bad);

    public void MarkFailed(DeduplicationKey key, string reason) =>
        timeline.Add(Who, $"notified, but not recorded, so it may be repeated: {reason}", Style.Bad);

    public void NoTopic(DeduplicationKey key, Notification notification) =>
        timeline.Add(Who, "no topic is set", Style.Warning);

    private void Refreshed(RefreshResult.Refreshed done)
    {
        var isFirst = counts.Refreshed(done);
        var problem = done.FallbackVersion is { } version ? $"runs on version {version.Number} of its secret" : null;
        if (problem is not null && problems.TryAdd(done.Connection, problem))
        {
            timeline.Add(Who, $"{done.Connection}: refreshed, but {problem}: the newest is refused", Style.Warning);
        }
        else if (problem is null && problems.Remove(done.Connection))
        {
            timeline.Add(Who, $"{done.Connection}: refreshed, the problem is over", Style.Good);
        }
        else if (isFirst)
        {
            var rotated = done.Rotated ? ", with a new refresh token each time" : "";
            timeline.Add(
                Who,
                $"{done.Connection}: its first access token, for {TimeFormat.Span(done.Lifetime)}{rotated}",
                Style.Good
            );
        }
    }

    private void Failed(RefreshResult.Failed failed)
    {
        counts.Failed(failed);
        if (problems.TryAdd(failed.Connection, failed.Error))
        {
            timeline.Add(Who, $"{failed.Connection}: {failed.Error}", Style.Warning);
        }
    }
}
