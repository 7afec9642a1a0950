namespace Tokens.Bench.Results;

/// <summary>What a figure is to stay at or below.</summary>
public sealed record Target(string What, double Limit, double Measured)
{
    public bool Met => Measured <= Limit;

    public override string ToString() =>
        FormattableString.Invariant(
            $"{(Met ? "met" : "MISSED")}: {What}: at most {Limit:0.###}, measured {Measured:0.###}{Excess}"
        );

    private string Excess => Met ? "" : FormattableString.Invariant($", {100 * ((Measured / Limit) - 1):0} % too much");
}
