using Tokens.Adapters.ParameterStore;

namespace Tokens.Adapters.Memory;

/// <summary>
/// Acts on policies as Parameter Store's periodic scans do, by the given clock: no emulator ever acts on one. Each policy
/// acts once for each change of its parameter.
/// </summary>
public sealed class ClockDrivenPolicies(TimeProvider clock)
{
    private readonly HashSet<(ParameterName, DateTimeOffset)> ended = [];
    private DateTimeOffset seen = clock.GetUtcNow();

    /// <summary>
    /// What came due since the last scan, the earliest first; since this was made, for the first one. An end that is past
    /// acts whenever it is found: what is there still has not been deleted yet.
    /// </summary>
    public IReadOnlyList<PolicyAction> Scan(IEnumerable<PolicedParameter> parameters)
    {
        var now = clock.GetUtcNow();
        var acting =
            from parameter in parameters
            from due in Reminders(parameter).Concat(Expirations(parameter))
            where
                due.At <= now
                && (due.Kind == PolicyKind.Expiration ? ended.Add((parameter.Name, due.At)) : due.At > seen)
            orderby due.At
            select new PolicyAction(parameter.Name, due.Kind, due.Span, null, now);
        IReadOnlyList<PolicyAction> actions = [.. acting];
        seen = now;
        return actions;
    }

    private static IEnumerable<(DateTimeOffset At, PolicyKind Kind, TimeSpan? Span)> Reminders(
        PolicedParameter parameter
    ) =>
        parameter.Policies.Select(policy =>
            (parameter.ModifiedAt + policy.After, PolicyKind.NoChangeNotification, (TimeSpan?)policy.After)
        );

    /// <summary>Counted from the end itself, which no change puts off.</summary>
    private static IEnumerable<(DateTimeOffset At, PolicyKind Kind, TimeSpan? Span)> Expirations(
        PolicedParameter parameter
    ) =>
        parameter.Expiration is { } end
            ?
            [
                .. end.RemindBefore.Select(before =>
                    (end.At - before, PolicyKind.ExpirationNotification, (TimeSpan?)before)
                ),
                (end.At, PolicyKind.Expiration, null),
            ]
            : [];
}
