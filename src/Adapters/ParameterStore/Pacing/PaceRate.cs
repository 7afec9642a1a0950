namespace Tokens.Adapters.ParameterStore.Pacing;

/// <summary>
/// How many calls a second a quota seems to allow, as its answers tell. A quota differs from account to account, is
/// shared with whoever else calls, and can be asked for nowhere.
/// <para>
/// Until the first refusal each accepted call raises the rate by a half, which doubles it every second and a half or
/// so. Afterwards it follows CUBIC's curve (RFC 9438), counted in calls instead of round trips: from a little below what
/// was accepted since the refusal before, slowly up to it, and beyond it the faster the longer nothing is refused. So
/// about one call in a hundred is refused, and whatever is freed by others is found within some hundred calls.
/// </para>
/// </summary>
public sealed record PaceRate
{
    /// <summary>What a first refusal leaves at least: the search overshoots by no more than this.</summary>
    private const double SearchFloor = 0.6;

    /// <summary>
    /// The same for later ones: what was accepted may be few calls because few were made, or because the service lets
    /// none through at once and refuses at the first that comes too early.
    /// </summary>
    private const double Floor = 0.85;

    /// <summary>Where refusals come too close together to have measured anything.</summary>
    private const double BlindCut = 0.75;

    private const int Measured = 8;

    private const double BackOff = 0.95;

    /// <summary>After so many accepted calls the rate is back at the ceiling, and twice as many refuse one again.</summary>
    private const int UsualRecovery = 60;

    /// <summary>What the first refusal tells is a guess, and soon put right.</summary>
    private const int FirstRecovery = 25;

    private const double SearchStep = 0.5;

    /// <summary>Somebody else may use up nearly all of it; so small a share of what every account has tells when that ends.</summary>
    private const double LeastShare = 1 / 6.0;

    /// <summary>No more than anybody's quota.</summary>
    private const double Fastest = 10_000;

    /// <param name="perSecond">What every account has.</param>
    public PaceRate(double perSecond) => (PerSecond, Slowest) = (perSecond, perSecond * LeastShare);

    public double PerSecond { get; private init; }

    private double Slowest { get; }

    /// <summary>What the quota allowed when it last refused; null before it ever did.</summary>
    private double? Ceiling { get; init; }

    /// <summary>Since when calls have been coming as fast as they were let through.</summary>
    private TimeSpan Since { get; init; }

    private int AcceptedSince { get; init; }

    private double Recovery { get; init; }

    /// <summary>Accepted since the last refusal; those that nothing held back do not tell what more would have done.</summary>
    private int Steps { get; init; }

    public PaceRate Accepted(PacedCall call) =>
        call.WasHeldBack
            ? (this with { AcceptedSince = AcceptedSince + 1, Steps = Steps + 1 }).Raised()
            : this with
            {
                AcceptedSince = 0,
                Since = call.At,
            };

    public PaceRate Refused(PacedCall call)
    {
        var ceiling = Math.Max(Allowed(call.At - Since), Slowest);
        return this with
        {
            PerSecond = Math.Max(ceiling * BackOff, Slowest),
            Ceiling = ceiling,
            Recovery = Ceiling is null ? FirstRecovery : UsualRecovery,
            Since = call.At,
            AcceptedSince = 0,
            Steps = 0,
        };
    }

    private PaceRate Raised() =>
        this with
        {
            PerSecond = Math.Min(Fastest, Ceiling is { } ceiling ? Curve(ceiling) : PerSecond + SearchStep),
        };

    private double Curve(double ceiling)
    {
        var distance = (Steps - Recovery) / Recovery;
        return ceiling * (1 + ((1 - BackOff) * distance * distance * distance));
    }

    /// <summary>
    /// What was accepted between two refusals is what was allowed, since nothing was left over at either. Before the first
    /// there may have been a second's worth left.
    /// </summary>
    private double Allowed(TimeSpan span) =>
        Ceiling is null ? Math.Max(AcceptedSince / (span.TotalSeconds + 1), PerSecond * SearchFloor)
        : AcceptedSince < Measured ? PerSecond * BlindCut
        : Math.Clamp(AcceptedSince / span.TotalSeconds, PerSecond * Floor, PerSecond);
}
