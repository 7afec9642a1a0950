using System.Text.RegularExpressions;

namespace Tokens.Emulator.Ssm;

/// <summary>A well-formed name. <c>x</c> and <c>/x</c> are the same parameter, so the key always begins with a slash.</summary>
public sealed partial record ParameterName
{
    // The documented 1,011 characters include the ARN's part before the name.
    private const int LongestArn = 1011;
    private const int DeepestLevel = 15;

    private ParameterName(string text) => (Text, Key) = (text, text[0] == '/' ? text : "/" + text);

    public string Text { get; }
    public string Key { get; }

    public string Arn(string region) => $"arn:aws:ssm:{region}:{Account.Id}:parameter{Key}";

    public static ParameterName Parse(string raw)
    {
        // The service drops spaces at either end and refuses those between.
        var text = raw.Trim(' ');
        if (text.Length == 0)
        {
            throw RefusedException.Constraint("name", raw, "Member must have length greater than or equal to 1");
        }

        if (!Allowed().IsMatch(text))
        {
            throw RefusedException.Invalid(
                "Parameter name: can't be prefixed with \"ssm\" (case-insensitive). If formed as a path, it can "
                    + "consist of sub-paths divided by slash symbol; each sub-path can be formed as a mix of letters, "
                    + "numbers and the following 3 symbols .-_"
            );
        }

        return text.IndexOf('/') > 0
            ? throw RefusedException.Invalid("Parameter name must be a fully qualified name.")
            : new ParameterName(text);
    }

    /// <summary>The rules that only creating or overwriting checks.</summary>
    public void RequireWritable()
    {
        RequireUnreserved();
        if (Arn(Account.DefaultRegion).Length > LongestArn)
        {
            throw RefusedException.Invalid($"The parameter name and its ARN's prefix exceed {LongestArn} characters.");
        }

        if (Key.AsSpan().Count('/') > DeepestLevel)
        {
            throw new RefusedException(
                "HierarchyLevelLimitExceededException",
                $"A hierarchy can have a maximum of {DeepestLevel} levels."
            );
        }
    }

    private void RequireUnreserved()
    {
        if (Key.StartsWith("/aws", StringComparison.OrdinalIgnoreCase) && Key.AsSpan().Count('/') > 1)
        {
            throw new RefusedException("AccessDeniedException", $"No access to reserved parameter name: {Text}.");
        }

        if (Reserved().IsMatch(Key))
        {
            throw RefusedException.Invalid(
                "Parameter name: can't be prefixed with \"aws\" or \"ssm\" (case-insensitive)."
            );
        }
    }

    [GeneratedRegex(@"\A/?[a-zA-Z0-9_.\-]+(/[a-zA-Z0-9_.\-]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Allowed();

    [GeneratedRegex(@"\A/(aws|ssm)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Reserved();
}
