namespace Tokens.Tests.Unit;

/// <summary>Draws the middle, always.</summary>
internal sealed class FixedRandom : Random
{
    public override double NextDouble() => 0.5;
}
