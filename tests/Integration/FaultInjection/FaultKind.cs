namespace Tokens.Tests.Integration.FaultInjection;

/// <summary>What goes wrong with a call.</summary>
public sealed record FaultKind(string Name)
{
    /// <summary>Also with every call that looks alike, until the invocation ends: no attempt is let through.</summary>
    public bool Lasts { get; private init; }

    /// <summary>The process is killed there.</summary>
    public bool Kills { get; private init; }

    /// <summary>The service did what it was asked for, and the caller does not learn of it.</summary>
    public bool IsDone { get; private init; }

    /// <summary>Takes the caller seconds of waiting, by its time-outs or between its attempts.</summary>
    public bool TakesLong { get; private init; }

    /// <summary>The caller calls less often from then on, for as long as its process lives.</summary>
    public bool SlowsDown { get; private init; }

    public static FaultKind Refused { get; } = new("refused");

    /// <summary>The connection ends without an answer.</summary>
    public static FaultKind AnswerLost { get; } = new("answer lost") { IsDone = true };

    public static FaultKind AnswersLost { get; } =
        new("all answers lost")
        {
            IsDone = true,
            Lasts = true,
            TakesLong = true,
        };

    /// <summary>The answer comes later than anybody waits.</summary>
    public static FaultKind Slow { get; } = new("slow") { IsDone = true, TakesLong = true };

    public static FaultKind Throttled { get; } = new("throttled once") { SlowsDown = true };

    public static FaultKind ThrottledThroughout { get; } =
        new("throttled")
        {
            SlowsDown = true,
            Lasts = true,
            TakesLong = true,
        };

    /// <summary>Status 200, and nothing in it that makes sense.</summary>
    public static FaultKind Garbage { get; } = new("garbage") { IsDone = true };

    public static FaultKind InternalError { get; } = new("500 once");

    public static FaultKind Outage { get; } = new("500") { Lasts = true, TakesLong = true };

    public static FaultKind KilledBefore { get; } = new("killed before it") { Kills = true };

    public static FaultKind KilledAfter { get; } = new("killed after it") { Kills = true, IsDone = true };

    public static IReadOnlyList<FaultKind> All { get; } =
    [
        Refused,
        AnswerLost,
        Throttled,
        Garbage,
        InternalError,
        KilledBefore,
        KilledAfter,
        AnswersLost,
        Slow,
        ThrottledThroughout,
        Outage,
    ];

    public override string ToString() => Name;
}
