using System.Text.Json.Nodes;
using Tokens.Emulator.CloudFormation;

namespace Tokens.Tests.Templates.Policies;

/// <summary>One condition key of a statement and the values that it may have.</summary>
public sealed record Condition(string Operator, string Key, IReadOnlyList<string> Values)
{
    public static IEnumerable<Condition> Parse(JsonNode? conditions) =>
        from operation in conditions?.AsObject() ?? []
        from key in operation.Value!.AsObject()
        select new Condition(operation.Key, key.Key, Strings.Of(key.Value));

    public bool IsMetBy(AwsCall call) => Values.Any(allowed => Fits(call, allowed));

    /// <summary>A key that the call does not have is not met.</summary>
    public bool Fits(AwsCall call, string allowed) =>
        call.Context.FirstOrDefault(one => one.Key.Equals(Key, StringComparison.OrdinalIgnoreCase)).Value is { } value
        && Fits(value, allowed);

    private bool Fits(string value, string allowed) =>
        Operator switch
        {
            "StringEquals" => value == allowed,
            "StringLike" => Text.Fits(value, allowed, knowsQuestionMark: true),
            _ => throw new NotSupportedException(Operator),
        };
}
