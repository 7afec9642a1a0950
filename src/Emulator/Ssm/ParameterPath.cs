using System.Text.RegularExpressions;

namespace Tokens.Emulator.Ssm;

/// <summary>A place in the hierarchy, as the prefix that the keys below it have: it begins and ends with a slash.</summary>
internal static partial class ParameterPath
{
    public static string Prefix(string path)
    {
        if (!Allowed().IsMatch(path))
        {
            throw RefusedException.Invalid(
                "The parameter doesn't meet the parameter name requirements. The parameter name must begin with a forward "
                    + "slash \"/\". It must use only letters, numbers, or the following symbols: . (period), - (hyphen), "
                    + "_ (underscore)."
            );
        }

        return path.EndsWith('/') ? path : path + "/";
    }

    public static bool IsBelow(string key, string prefix) => key.StartsWith(prefix, StringComparison.Ordinal);

    public static bool IsDirectlyBelow(string key, string prefix) =>
        IsBelow(key, prefix) && !key.AsSpan(prefix.Length).Contains('/');

    [GeneratedRegex(@"\A/([a-zA-Z0-9_.\-]+(/[a-zA-Z0-9_.\-]+)*/?)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Allowed();
}
