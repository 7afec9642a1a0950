using System.Text;
using System.Text.RegularExpressions;

namespace Tokens.Tests.ParameterStoreServer.Model;

/// <summary>What a value must be. No refusal repeats the value.</summary>
internal static class ValueRule
{
    public const int StandardBytes = 4096;
    public const int AdvancedBytes = 8192;

    private static readonly TimeSpan LongestMatch = TimeSpan.FromSeconds(1);

    public static int Size(string value) => Encoding.UTF8.GetByteCount(value);

    public static void Require(string value, string? pattern)
    {
        if (value.Contains("{{", StringComparison.Ordinal) && value.Contains("}}", StringComparison.Ordinal))
        {
            throw RefusedException.Invalid(
                "Parameter value can't nest another parameter. Do not use \"{{}}\" in the value."
            );
        }

        if (!string.IsNullOrEmpty(pattern) && !Compile(pattern).IsMatch(value))
        {
            throw new RefusedException(
                "ParameterPatternMismatchException",
                $"Parameter value, cannot be validated against allowedPattern: {pattern}"
            );
        }
    }

    // The whole value has to match: the guide's example refuses a value of which only a part does.
    private static Regex Compile(string pattern)
    {
        try
        {
            return new Regex($@"\A(?:{pattern})\z", RegexOptions.CultureInvariant, LongestMatch);
        }
        catch (ArgumentException)
        {
            throw new RefusedException(
                "InvalidAllowedPatternException",
                "The allowed pattern is no regular expression."
            );
        }
    }
}
