using System.Text.RegularExpressions;
using Tokens.Tests.ParameterStoreServer.Model;

namespace Tokens.Tests.ParameterStoreServer.Sns;

/// <summary>What a topic may be named, and how a topic's ARN is made and read.</summary>
internal static partial class TopicArn
{
    private const int Elements = 6;

    public static string Of(string name, string region) =>
        Name().IsMatch(name) ? $"arn:aws:sns:{region}:{Account.Id}:{name}" : throw Refusals.Invalid("Topic Name");

    public static string Parse(string text) =>
        text.Split(':').Length is var count && count < Elements
            ? throw Refusals.Invalid($"TopicArn Reason: An ARN must have at least {Elements} elements, not {count}")
            : text;

    [GeneratedRegex(@"\A[A-Za-z0-9_-]{1,256}\z")]
    private static partial Regex Name();
}
