using System.Text.Json.Nodes;
using Tokens.Emulator.CloudFormation;

namespace Tokens.Tests.Templates.Policies;

/// <summary>A statement of an identity's policy.</summary>
public sealed record Statement(
    string Sid,
    bool Allows,
    IReadOnlyList<string> Actions,
    IReadOnlyList<string> Resources,
    IReadOnlyList<Condition> Conditions
)
{
    public static Statement Parse(JsonNode statement) =>
        new(
            (string)statement[nameof(Sid)]!,
            (string)statement["Effect"]! == "Allow",
            Strings.Of(statement["Action"]),
            Strings.Of(statement["Resource"]),
            [.. Condition.Parse(statement["Condition"])]
        );

    public bool IsAbout(AwsCall call) =>
        Actions.Any(action => Fits(call, action))
        && Resources.Any(resource => IsOn(call, resource))
        && Conditions.All(condition => condition.IsMetBy(call));

    /// <summary>Actions are compared without regard to case.</summary>
    public static bool Fits(AwsCall call, string action) =>
        Text.Fits(call.Action.ToUpperInvariant(), action.ToUpperInvariant(), knowsQuestionMark: true);

    public static bool IsOn(AwsCall call, string resource) =>
        Text.Fits(call.Resource, resource, knowsQuestionMark: true);
}
