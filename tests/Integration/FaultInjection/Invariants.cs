namespace Tokens.Tests.Integration.FaultInjection;

/// <summary>
/// What must hold after a fault and its recovery, measured against the run in which nothing went wrong: each line that
/// comes back names one that does not.
/// </summary>
internal sealed class Invariants(Scenario scenario, FaultRun golden, OutgoingCall call, FaultKind kind)
{
    private const string RefreshToken = "~/acme/refresh-token";
    private const string SignInAgain = "sign-in-again acme";
    private const string Recovered = "recovered acme";

    public IEnumerable<string> BrokenBy(FaultRun run)
    {
        var isLost = MayLose && !run.Ending.Connections[0].CanRefresh;
        return
        [
            .. Struck(run),
            .. During(run, isLost),
            .. Recovery(run, isLost),
            .. Tokens(run, isLost),
            .. ToldOnce(run, isLost),
            .. States(run, isLost),
        ];
    }

    private static IEnumerable<string> When(bool broken, string what) => broken ? [what] : [];

    private static IEnumerable<string> Struck(FaultRun run) =>
        When(!run.HasStruck, "the call was not made, so that nothing was tested");

    /// <summary>Nothing but the kill ends a process, and what a function cannot do it says in the agreed way.</summary>
    private IEnumerable<string> During(FaultRun run, bool isLost)
    {
        var breaches = run.Acting.Select(one => one.BreachOfContract).OfType<string>().ToList();
        return breaches
            .Where(breach => !(kind.Kills && breach.Contains(nameof(Invocation.Exited), StringComparison.Ordinal)))
            .Concat(When(kind.Kills && breaches.Count != 1, "the process was not killed just once"))
            .Concat(When(run.Log.Any(line => IsDefect(line, isLost)), "a defect was logged"))
            .Concat(When(SealedLine.Among(run.Log).Count > 1, "more than one refresh token was sealed"));
    }

    private static bool IsDefect(OutputLine line, bool isLost) =>
        line.Text.Contains("Unhandled exception", StringComparison.Ordinal)
        || line.Text.Contains("\"Critical\"", StringComparison.Ordinal)
            && SealedLine.In(line) is null
            && !(
                isLost
                && line.Text.Contains(
                    "could not be stored and is lost: fix the reason, then sign in again with",
                    StringComparison.Ordinal
                )
            );

    private static IEnumerable<string> Recovery(FaultRun run, bool isLost)
    {
        var last = run.Recovering[^1];
        return run
            .Recovering.Where(one => one.Outcome is not Invocation.Answered || (one == last && !isLost))
            .Select(one => one.Failure)
            .OfType<string>()
            .Select(failure => $"no recovery: {failure}");
    }

    private static IEnumerable<string> Tokens(FaultRun run, bool isLost) =>
        run.Ending.Connections.SelectMany(connection =>
            When(!connection.CanRefresh && !isLost, $"{connection.Name} has no usable refresh token")
                .Concat(When(!connection.IsFresh && !isLost, $"{connection.Name} has no fresh access token"))
                .Concat(When(!connection.NeverOlder, $"{connection.Name} had an access token older than before"))
        );

    /// <summary>Each occasion that the untroubled run tells, once; one of them twice at most, and only where it must be.</summary>
    private IEnumerable<string> ToldOnce(FaultRun run, bool isLost)
    {
        var expected = Expected(run, isLost);
        var told = run.Ending.Notified.ToList();
        var missing = expected.Where(one => !told.Remove(one)).Where(one => !IsAnnouncement(one)).ToList();
        var twice = told.Where(one => expected.Contains(one) || told.Count(one.Equals) > 1).ToList();
        return missing
            .Select(one => $"nobody was told: {one}")
            .Concat(told.Except(twice).Where(one => !IsAnnouncement(one)).Select(one => $"told for no reason: {one}"))
            .Concat(When(twice.Count > (MayBeToldTwice ? 1 : 0), $"told twice: {string.Join(", ", twice)}"))
            .Concat(run.Ending.ClaimsNotSent.Select(claim => $"claimed and never marked as sent: {claim}"));
    }

    /// <summary>
    /// Of an unforgiving provider's token people are told where it lies sealed, or is lost, and only there; that all is
    /// well again, where the status said otherwise. Where the process died before it could remember, whoever restores the
    /// token at once is the first to know.
    /// </summary>
    private IReadOnlyList<string> Expected(FaultRun run, bool isLost)
    {
        var wasBlocked = run.Ending.Connections[0].WasBlocked;
        return scenario.IsUnforgiving
            ?
            [
                .. golden.Ending.Notified.Where(one => one is not (SignInAgain or Recovered)),
                .. isLost || (SealedLine.Among(run.Log).Count > 0 && (wasBlocked || !kind.Kills))
                    ? [SignInAgain]
                    : Array.Empty<string>(),
                .. !isLost && wasBlocked ? [Recovered] : Array.Empty<string>(),
            ]
            : golden.Ending.Notified;
    }

    /// <summary>
    /// For machines: a version that was not proven yet when a sweep came is announced, one that a refresh proved first is
    /// not. Whether it is depends on who comes first; never that it is told once.
    /// </summary>
    private static bool IsAnnouncement(string told) => told.StartsWith("rotation-completed", StringComparison.Ordinal);

    private IEnumerable<string> States(FaultRun run, bool isLost) =>
        isLost
            ? When(run.Ending.States[0] != "acme: sign-in-again", $"lost, but {run.Ending.States[0]}")
            : Differences(golden.Ending.States, run.Ending.States)
                .Concat(Differences(golden.Ending.Proven, run.Ending.Proven));

    private static IEnumerable<string> Differences(IEnumerable<string> expected, IEnumerable<string> found) =>
        found.Except(expected).Select(state => $"ended as {state}");

    /// <summary>
    /// Where SNS took the message and nobody learnt of it, and where it cannot be written down that it did: whoever comes
    /// next must tell again, or might tell nobody.
    /// </summary>
    private bool MayBeToldTwice =>
        call.IsPublishing
            ? kind.IsDone
            : Before is { IsPublishing: true }
                && call.Writes("~/claims/*")
                && !kind.IsDone
                && (kind.Kills || kind.Lasts || kind == FaultKind.Refused);

    /// <summary>
    /// What decision 7 says remains possible, and no more: an exchange whose answer nobody received, a process that dies
    /// between the answer and the store, and a seal that fails where the store has failed already.
    /// </summary>
    private bool MayLose =>
        scenario.IsUnforgiving
        && (
            call.IsExchange ? kind.IsDone
            : call.IsSealing ? !IsMendedByASecondAttempt
            : kind.Kills && IsBetweenAnswerAndStore
        );

    private bool IsMendedByASecondAttempt =>
        kind == FaultKind.AnswerLost || kind == FaultKind.Throttled || kind == FaultKind.InternalError;

    private bool IsBetweenAnswerAndStore
    {
        get
        {
            var calls = golden.Calls.ToList();
            var at = calls.IndexOf(call);
            var kept = calls.FindLastIndex(one => one.IsSealing || one.Writes(RefreshToken));
            return at > calls.FindIndex(one => one.IsExchange) && (at < kept || (at == kept && !kind.IsDone));
        }
    }

    private OutgoingCall? Before => golden.Calls.TakeWhile(one => one != call).LastOrDefault();
}
