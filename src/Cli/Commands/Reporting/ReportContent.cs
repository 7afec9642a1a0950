using Tokens.Cli.Commands.Doctor;

namespace Tokens.Cli.Commands.Reporting;

/// <summary>What the page shows; nothing in it is a secret.</summary>
/// <param name="At">When the deployment was read.</param>
internal sealed record ReportContent(DateTimeOffset At, DeploymentPlace Place, DoctorAnswer Doctor)
{
    /// <summary>When tokens are due.</summary>
    public required RefreshTiming Timing { get; init; }

    public required RecentAlerts Alerts { get; init; }

    /// <summary>Those that need action first, then by name.</summary>
    public IEnumerable<ConnectionDescription> Connections =>
        Doctor.Context.Overview.OrderByDescending(one => one.NeedsAction);

    /// <summary>Those that cannot be used first, then by their end; those without one last.</summary>
    public IReadOnlyList<ReportedSecret> Secrets =>
        [
            .. ReportedSecret
                .All(Doctor.Context)
                .OrderByDescending(one => one.Problem is not null)
                .ThenBy(one => one.Status?.EndsAt ?? DateTimeOffset.MaxValue),
        ];

    /// <summary>Doctor's findings, and one where the alerts could not be read.</summary>
    public IReadOnlyList<CheckFinding> Findings => [.. Doctor.Findings, .. Alerts.Findings];

    /// <summary>What a run of the schedule would do about a connection now.</summary>
    public RefreshDecision? NextOf(ConnectionDescription one) =>
        Doctor.Context.Snapshot.Connections.FirstOrDefault(taken => taken.Connection.Name.Value == one.Name)
            is { } taken
            ? RefreshChecks.Decide(taken, Timing, onDemand: false, At)
            : null;
}
