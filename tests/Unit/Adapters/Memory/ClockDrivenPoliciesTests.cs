namespace Tokens.Tests.Unit.Adapters.Memory;

public sealed class ClockDrivenPoliciesTests
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly FakeTimeProvider clock = new(The.Now);

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
    public void An_end_acts_on_its_tick_and_so_does_each_reminder_before_it()
    {
        var policies = new ClockDrivenPolicies(clock);
        var parameter = Parameter(The.Now) with
        {
            Expiration = new StoredExpiration(The.Now + 3 * Day, [Day, 2 * Day]),
        };

        clock.Advance(Day - The.Tick);
        policies.Scan([parameter]).Should().BeEmpty();
        clock.Advance(The.Tick);
        Kinds(policies.Scan([parameter])).Should().Equal((PolicyKind.ExpirationNotification, 2 * Day));
        clock.Advance(2 * Day - The.Tick);
        Kinds(policies.Scan([parameter])).Should().Equal((PolicyKind.ExpirationNotification, Day));
        clock.Advance(The.Tick);
        Kinds(policies.Scan([parameter])).Should().Equal((PolicyKind.Expiration, null));
        clock.Advance(Day);
        policies.Scan([parameter]).Should().BeEmpty();
    }

    /// <summary>It was waited for in vain where it came while the run was still starting.</summary>
    [Fact]
    public void An_end_that_was_past_before_the_clock_was_started_acts_at_the_first_scan_and_once()
    {
        var policies = new ClockDrivenPolicies(clock);
        var parameter = Parameter(The.Now) with { Expiration = new StoredExpiration(The.Now - Day, [Day]) };

        Kinds(policies.Scan([parameter])).Should().Equal((PolicyKind.Expiration, null));
        policies.Scan([parameter]).Should().BeEmpty();
    }

    [Fact]
    public void A_new_value_puts_no_end_off()
    {
        var policies = new ClockDrivenPolicies(clock);
        clock.Advance(Day);

        var rewritten = Parameter(The.Now + Day / 2) with { Expiration = new StoredExpiration(The.Now + Day, []) };

        Kinds(policies.Scan([rewritten])).Should().Equal((PolicyKind.Expiration, null));
    }

    [Fact]
    public async Task What_is_put_as_policies_takes_the_place_of_all_that_were_there()
    {
        var store = new MemoryParameters(clock);
        var name = Some.Parameter("/kept");
        var end = new StoredExpiration(The.Now + Day, [Day]);
        var write = new ParameterWrite(name, Some.Secret("fake-value-1"))
        {
            Policies = [new NoChangeNotification(Day)],
        };
        await store.WriteAsync(write, CancellationToken.None);

        store.Police(name, [], end);
        var with = store.Policed();
        store.Police(name, [], null);

        with.Should().BeEquivalentTo([new PolicedParameter(name, The.Now, []) { Expiration = end }]);
        store.Policed().Should().BeEmpty();
    }

    [Fact]
    public async Task The_embedded_store_tells_the_policies_and_the_last_change_of_what_it_still_holds()
    {
        var store = new MemoryParameters(clock);
        var policy = new NoChangeNotification(Day);
        foreach (var name in new[] { "/kept", "/deleted" })
        {
            var write = new ParameterWrite(Some.Parameter(name), Some.Secret("fake-value-1")) { Policies = [policy] };
            await store.WriteAsync(write, CancellationToken.None);
        }

        store.Delete(Some.Parameter("/deleted"));

        store.Policed().Should().BeEquivalentTo([new PolicedParameter(Some.Parameter("/kept"), The.Now, [policy])]);
    }

    private static IEnumerable<(PolicyKind, TimeSpan?)> Kinds(IEnumerable<PolicyAction> actions) =>
        actions.Select(action => (action.Kind, action.Span));

    private static PolicedParameter Parameter(DateTimeOffset modifiedAt, params TimeSpan[] after) =>
        new(Some.Parameter("/a/secret"), modifiedAt, [.. after.Select(span => new NoChangeNotification(span))]);
}
