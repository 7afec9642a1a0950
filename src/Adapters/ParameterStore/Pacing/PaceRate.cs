namespace Tokens.Adapters.ParameterStore.Pacing;

/// <summary>
/// How many calls a second a quota seems to allow: additive increase, multiplicative decrease (AIMD), as in TCP Reno,
/// counted in calls instead of round trips. A quota differs from account to account, is shared with other callers, and
/// no operation returns it.
/// <para>
/// Until the first refusal the rate is searched in large steps. The service has a second's worth of calls in reserve, so
/// the search overshoots to about twice the quota, and the first refusal about halves the rate. Afterwards a small step, a
/// share of the rate, leads to one refusal in about a hundred calls. The step grows while nothing is refused, so that
/// what other callers leave free is found within some hundred calls.
/// </para>
/// </summary>
public sealed record PaceRate
{
    private const double SearchStep = 0.5;
    private const double SearchDecrease = 0.52;

    private const double StepShare = 1 / 600.0;
    private const double StepGrowth = 1.005;
    private const double Decrease = 0.82;

    /// <summary>Others may use up nearly all of a quota; this share of what every account has detects when that ends.</summary>
    private const double LeastShare = 1 / 6.0;

    /// <summary>More than any account's quota.</summary>
    private const double Fastest = 10_000;

    private readonly double slowest;
    private bool isSearching = true;
    private double step = SearchStep;

    /// <param name="perSecond">What every account has.</param>
    public PaceRate(double perSecond) => (PerSecond, slowest) = (perSecond, perSecond * LeastShare);

    public double PerSecond { get; private init; }

    public PaceRate Accepted() =>
        this with
        {
            PerSecond = Math.Min(Fastest, PerSecond + step),
            step = isSearching ? step : step * StepGrowth,
        };

    public PaceRate Refused()
    {
        var lower = Math.Max(slowest, PerSecond * (isSearching ? SearchDecrease : Decrease));
        return this with { PerSecond = lower, step = lower * StepShare, isSearching = false };
    }
}
