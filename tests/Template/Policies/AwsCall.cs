namespace Tokens.Tests.Templates.Policies;

/// <summary>What a role asks IAM for.</summary>
/// <param name="Action">As ssm:PutParameter.</param>
/// <param name="Resource">An ARN; * where the action knows no resources.</param>
/// <param name="Context">Condition keys, as far as the call has them.</param>
public sealed record AwsCall(string Action, string Resource, IReadOnlyDictionary<string, string> Context)
{
    public AwsCall(string action, string resource)
        : this(action, resource, new Dictionary<string, string>()) { }

    public override string ToString() =>
        $"{Action} on {Resource} {string.Join(", ", Context.Select(key => $"{key.Key}={key.Value}"))}".TrimEnd();
}
