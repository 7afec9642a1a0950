using System.Security.Cryptography;

namespace Tokens.Cli.Rehearsal;

/// <summary>Values that nobody can guess, though nothing is behind them.</summary>
internal static class Credentials
{
    public static string New(string prefix) => prefix + RandomNumberGenerator.GetHexString(40, lowercase: true);
}
