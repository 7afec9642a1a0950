using Tokens.Cli.Commands.Doctor;

namespace Tokens.Cli.Commands.Reporting;

/// <summary>The alerts of the last 45 days, which the outbox keeps.</summary>
/// <param name="All">The newest first.</param>
/// <param name="Problem">Why they could not be read; null where they could.</param>
internal sealed record RecentAlerts(IReadOnlyList<RecentAlert> All, string? Problem)
{
    public IEnumerable<CheckFinding> Findings =>
        Problem is null
            ? []
            : [new("alerts", Finding.Warning("alerts", Problem, "allow ssm:GetParametersByPath below claims"))];

    /// <summary>The rest of the report is useful without them.</summary>
    public static async Task<RecentAlerts> ReadAsync(IOutboxStore outbox, CancellationToken cancellation)
    {
        try
        {
            var stored = await outbox.AllAsync(cancellation);
            return new([.. stored.GroupBy(one => one.Entry.Key).SelectMany(Of).OrderByDescending(one => one.At)], null);
        }
        catch (StoreException failure)
        {
            return new([], $"could not be read: {failure.Message}");
        }
    }

    /// <summary>Several attempts to send it are one alert; none where it is not for subscribers.</summary>
    private static IEnumerable<RecentAlert> Of(IEnumerable<StoredOutboxEntry> attempts)
    {
        var first = attempts.MinBy(one => one.Entry.Attempt)!;
        if (first.Entry.Notification is Notification.ToSubscribers sent)
        {
            yield return new(first.TakenAt, sent, attempts.Any(one => one.IsSent));
        }
    }
}

internal sealed record RecentAlert(DateTimeOffset At, Notification.ToSubscribers Notification, bool IsSent);
