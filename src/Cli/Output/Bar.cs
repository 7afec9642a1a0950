namespace Tokens.Cli.Output;

/// <summary>A share as a bar, for terminals.</summary>
internal static class Bar
{
    /// <summary>Clamps the share to 0 to 1.</summary>
    public static string Of(double share, int width)
    {
        var full = (int)Math.Round(Math.Clamp(share, 0, 1) * width, MidpointRounding.AwayFromZero);
        return new string('█', full) + new string('░', width - full);
    }
}
