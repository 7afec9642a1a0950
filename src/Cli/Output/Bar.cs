namespace Tokens.Cli.Output;

/// <summary>How much is left of something, or done, at a glance; for terminals only.</summary>
internal static class Bar
{
    /// <param name="share">From 0 to 1; what is beyond is cut.</param>
    /// <param name="width">In characters.</param>
    public static string Of(double share, int width)
    {
        var full = (int)Math.Round(Math.Clamp(share, 0, 1) * width, MidpointRounding.AwayFromZero);
        return new string('█', full) + new string('░', width - full);
    }
}
