using System.Text.RegularExpressions;

namespace Tokens.Emulator.CloudFormation;

/// <summary>Patterns within texts.</summary>
public static partial class Text
{
    /// <summary>Fn::Sub: <c>${Name}</c> and <c>${Name.Attribute}</c>.</summary>
    public static string Substitute(string text, Func<string, string> value) =>
        Variable().Replace(text, match => value(match.Groups[1].Value));

    /// <summary>Whether all of a text fits a pattern in which * stands for any characters, slashes included.</summary>
    /// <param name="text">What is looked at.</param>
    /// <param name="pattern">Where it has to fit.</param>
    /// <param name="knowsQuestionMark">IAM has ? for one character; for EventBridge it is a character like others.</param>
    public static bool Fits(string text, string pattern, bool knowsQuestionMark)
    {
        var regex = Regex.Escape(pattern).Replace("\\*", ".*");
        regex = knowsQuestionMark ? regex.Replace("\\?", ".") : regex;
        return Regex.IsMatch(text, $"^(?:{regex})\\z", RegexOptions.Singleline);
    }

    [GeneratedRegex(@"\$\{([A-Za-z0-9:.]+)\}")]
    private static partial Regex Variable();
}
