using System.Globalization;
using System.Text.Json;

namespace Tokens.Emulator.Ssm;

/// <summary>
/// Finds the policies that act, as Parameter Store's periodic scan does; neither LocalStack nor moto has one. Each policy acts
/// once for each change of its parameter.
/// </summary>
public sealed class PolicyScan(TimeProvider clock)
{
    private readonly Lock gate = new();
    private readonly HashSet<(string, DateTimeOffset)> ended = [];
    private DateTimeOffset seen = clock.GetUtcNow();

    /// <summary>
    /// What came due since the last scan, the earliest first; since this was made, for the first one. An end that is past
    /// acts whenever it is found: what is there still has not been deleted yet.
    /// </summary>
    public IReadOnlyList<PolicyEvent> Scan(IEnumerable<PolicedParameter> parameters)
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            var acting =
                from parameter in parameters
                from due in Due(parameter)
                where
                    due.At <= now
                    && (due.Policy.Type == PolicyRule.Expiration ? ended.Add((parameter.Name, due.At)) : due.At > seen)
                orderby due.At
                select new PolicyEvent(parameter, due.Policy, now);
            IReadOnlyList<PolicyEvent> events = [.. acting];
            seen = now;
            return events;
        }
    }

    private static IEnumerable<(DateTimeOffset At, Policy Policy)> Due(PolicedParameter parameter)
    {
        var policies = parameter.Policies.Select(policy => (Policy: policy, When: PolicyTime.Of(policy))).ToList();
        var end = policies.Select(each => each.When.At).FirstOrDefault(at => at is not null);
        foreach (var (policy, when) in policies)
        {
            if ((when.At ?? parameter.LastModified + when.After ?? end - when.Before) is { } at)
            {
                yield return (at, policy);
            }
        }
    }
}

/// <summary>A parameter that has policies.</summary>
/// <param name="LastModified">The time from which NoChangeNotification counts.</param>
public sealed record PolicedParameter(
    string Name,
    string Type,
    DateTimeOffset LastModified,
    IReadOnlyList<Policy> Policies
);

/// <summary>A policy that acted.</summary>
public sealed record PolicyEvent(PolicedParameter Parameter, Policy Policy, DateTimeOffset At)
{
    /// <summary>How long the parameter has not been changed, or how long before its end; null for the end itself.</summary>
    public TimeSpan? Span => PolicyTime.Of(Policy) is var time ? time.After ?? time.Before : null;
}

/// <summary>When a policy acts: at a time, so long after the last change, or so long before the end.</summary>
internal sealed record PolicyTime(DateTimeOffset? At, TimeSpan? After, TimeSpan? Before)
{
    /// <summary>All null for a policy of an unknown type.</summary>
    public static PolicyTime Of(Policy policy)
    {
        using var json = JsonDocument.Parse(policy.Text);
        return json.RootElement.TryGetProperty("Attributes", out var attributes)
            ? new PolicyTime(
                Text(attributes, "Timestamp") is { } text
                && DateTimeOffset.TryParse(
                    text,
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.AssumeUniversal,
                    out var at
                )
                    ? at.ToUniversalTime()
                    : null,
                Span(attributes, "After"),
                Span(attributes, "Before")
            )
            : new PolicyTime(null, null, null);
    }

    private static TimeSpan? Span(JsonElement attributes, string name) =>
        int.TryParse(Text(attributes, name), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? Text(attributes, "Unit") == "Hours"
                ? TimeSpan.FromHours(count)
                : TimeSpan.FromDays(count)
            : null;

    private static string? Text(JsonElement attributes, string name) =>
        attributes.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
