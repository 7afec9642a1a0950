namespace Tokens.Bench.Fleet;

/// <summary>A number of connections that are all due, on an account.</summary>
/// <param name="Puts">PutParameter calls a second that the account allows.</param>
/// <param name="SingleUse">Whether each refresh spends its refresh token.</param>
/// <param name="IsCut">Whether a sweep ends after a quarter of an hour, as it is deployed, and not with its work.</param>
public sealed record FleetScenario(int Connections, int Puts, bool SingleUse = false, bool IsCut = false)
{
    /// <summary>
    /// How much faster the clock of the account, the provider and the process runs. What the machine itself takes counts
    /// as many times, so it runs slower where there are more calls a second, and where reading and starting are more of
    /// the whole.
    /// </summary>
    public double Scale =>
        Connections <= 100 ? 2
        : IsCut ? 20
        : Math.Min(30, 100.0 / Puts);

    public int DeadlineSeconds => IsCut ? 900 : 2 * 3600;

    /// <summary>GetParameter, GetParameters and GetParametersByPath calls a second, under either setting.</summary>
    public const int Gets = 40;

    /// <summary>What an account has, and what it can buy, each from a handful to all that it can hold; and one of another kind.</summary>
    public static IReadOnlyList<FleetScenario> All { get; } =
    [
        .. new[] { 3, 10 }.SelectMany(puts =>
            new[] { 10, 100, 1_000, 3_000, 10_000 }.Select(connections => new FleetScenario(connections, puts))
        ),
        new FleetScenario(3_000, 3, IsCut: true),
        new FleetScenario(300, 10, SingleUse: true),
    ];

    public override string ToString() =>
        FormattableString.Invariant(
            $"{Connections:N0} connections, {Puts} puts/s{(SingleUse ? ", single use" : "")}{(IsCut ? ", cut after 15 min" : "")}"
        );
}
