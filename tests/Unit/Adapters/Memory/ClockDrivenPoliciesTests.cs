using FluentAssertions;
using Tokens.Adapters.Memory;
using Tokens.Adapters.ParameterStore;
using Tokens.Domain.Rotation;
using Xunit;

namespace Tokens.Tests.Unit.Adapters.Memory;

public sealed class ClockDrivenPoliciesTests
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly FakeClock clock = new();

    [Fact]
    public void A_policy_acts_on_its_tick_and_once()
    {
        var policies = new ClockDrivenPolicies(clock);
        var parameter = Parameter(The.Now, Day);

        clock.Advance(Day - The.Tick);
        policies.Scan([parameter]).Should().BeEmpty();
        clock.Advance(The.Tick);
        policies
            .Scan([parameter])
            .Should()
            .Equal(new PolicyAction(parameter.Name, PolicyKind.NoChangeNotification, Day, null, The.Now + Day));
        clock.Advance(Day);
        policies.Scan([parameter]).Should().BeEmpty();
    }

    [Fact]
    public void What_came_due_before_the_clock_was_started_is_not_made_up_for()
    {
        var policies = new ClockDrivenPolicies(clock);

        policies.Scan([Parameter(The.Now - Day, Day)]).Should().BeEmpty();
    }

    [Fact]
    public void Several_that_came_due_act_in_their_order()
    {
        var policies = new ClockDrivenPolicies(clock);
        clock.Advance(3 * Day);

        policies.Scan([Parameter(The.Now, 2 * Day, Day)]).Select(action => action.Span).Should().Equal(Day, 2 * Day);
    }

    [Fact]
    public async Task The_embedded_store_tells_the_policies_and_the_last_change_of_what_it_still_holds()
    {
        var store = new MemoryParameters(clock);
        var policy = new NoChangePolicy(Day);
        foreach (var name in new[] { "/kept", "/deleted" })
        {
            var write = new ParameterWrite(Some.Parameter(name), Some.Secret("fake-value-1")) { Policies = [policy] };
            await store.WriteAsync(write, CancellationToken.None);
        }

        store.Delete(Some.Parameter("/deleted"));

        store.Policed().Should().BeEquivalentTo([new PolicedParameter(Some.Parameter("/kept"), The.Now, [policy])]);
    }

    private static PolicedParameter Parameter(DateTimeOffset modifiedAt, params TimeSpan[] after) =>
        new(Some.Parameter("/a/secret"), modifiedAt, [.. after.Select(span => new NoChangePolicy(span))]);
}
