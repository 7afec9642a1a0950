using Tokens.Adapters.ParameterStore;
using Tokens.Domain.Rotation;

namespace Tokens.Adapters.Memory;

/// <summary>
/// Acts on policies as Parameter Store's periodic scans do, by the given clock: no emulator ever acts on one. Each policy
/// acts once for each change of its parameter.
/// </summary>
public sealed class ClockDrivenPolicies(TimeProvider clock)
{
    private DateTimeOffset seen = clock.GetUtcNow();

    /// <summary>What came due since the last scan, the earliest first; since this was made, for the first one.</summary>
    public IReadOnlyList<PolicyAction> Scan(IEnumerable<PolicedParameter> parameters)
    {
        var now = clock.GetUtcNow();
        var acting =
            from parameter in parameters
            from policy in parameter.Policies
            let dueAt = parameter.ModifiedAt + policy.After
            where dueAt > seen && dueAt <= now
            orderby dueAt
            select new PolicyAction(parameter.Name, PolicyKind.NoChangeNotification, policy.After, null, now);
        IReadOnlyList<PolicyAction> actions = [.. acting];
        seen = now;
        return actions;
    }
}
