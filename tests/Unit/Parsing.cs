namespace Tokens.Tests.Unit;

/// <summary>What came of parsing, where a test knows which it must be.</summary>
internal static class Parsing
{
    public static T Valid<T>(this Parsed<T> parsed)
    {
        parsed.Should().BeOfType<Parsed<T>.Valid>();
        return ((Parsed<T>.Valid)parsed).Value;
    }

    public static string Problem<T>(this Parsed<T> parsed)
    {
        parsed.Should().BeOfType<Parsed<T>.Invalid>();
        return ((Parsed<T>.Invalid)parsed).Problem;
    }
}
