namespace Tokens.Tests.Integration.Concurrency;

/// <summary>A round that is over.</summary>
internal sealed record Round(RoundPlan Plan, IReadOnlyList<Invocation> Answers)
{
    /// <summary>How many died before they had answered.</summary>
    public int Deaths => Ends.Count(end => end.MayDie && end.Answer is Invocation.Exited);

    /// <param name="connections">Those that the round was about.</param>
    /// <param name="calm">Everybody lived: then nobody has a reason to fail.</param>
    public IEnumerable<string> Violations(IReadOnlyList<ContestedConnection> connections, bool calm = true) =>
        connections
            .SelectMany(connection => connection.Violations())
            .Concat(Silences)
            .Concat(calm ? connections.SelectMany(connection => connection.ViolationsOfTheLiving()) : [])
            .Concat(calm ? Failures : [])
            .Distinct();

    /// <summary>Connections that an answer calls failed.</summary>
    private IEnumerable<string> Failures =>
        Answers
            .OfType<Invocation.Answered>()
            .SelectMany(answer => Answer.Of(answer).Failed)
            .Select(failed => $"{failed.Key} is reported as failed: {failed.Value}");

    /// <summary>Whoever was not killed has to answer.</summary>
    private IEnumerable<string> Silences =>
        Ends.Where(end => end.Answer is not Invocation.Answered && !(end.MayDie && end.Answer is Invocation.Exited))
            .Select(end => $"a process did not answer: {end.Answer}");

    private IEnumerable<(bool MayDie, Invocation Answer)> Ends =>
        Plan.Arrivals.Zip(Answers, (arrival, answer) => (arrival.DiesAfter is not null, answer));
}
