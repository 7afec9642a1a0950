using Tokens.Tests.Integration.Worlds;
using Tokens.Tests.LambdaHosts;

namespace Tokens.Tests.Integration.Concurrency;

/// <summary>A round that is over.</summary>
internal sealed record Round(RoundPlan Plan, IReadOnlyList<Invocation> Answers)
{
    /// <summary>How many died before they had answered.</summary>
    public int Deaths => Ends.Count(end => end.MayDie && end.Answer is Invocation.Exited);

    /// <summary>Connections that an answer calls failed.</summary>
    public IEnumerable<string> Failures =>
        Answers
            .OfType<Invocation.Answered>()
            .SelectMany(answer => Answer.Of(answer).Failed)
            .Select(failed => $"{failed.Key} is reported as failed: {failed.Value}");

    /// <summary>Whoever was not killed has to answer.</summary>
    public IEnumerable<string> Silences =>
        Ends.Where(end => end.Answer is not Invocation.Answered && !(end.MayDie && end.Answer is Invocation.Exited))
            .Select(end => $"a process did not answer: {end.Answer}");

    private IEnumerable<(bool MayDie, Invocation Answer)> Ends =>
        Plan.Arrivals.Zip(Answers, (arrival, answer) => (arrival.DiesAfter is not null, answer));
}
