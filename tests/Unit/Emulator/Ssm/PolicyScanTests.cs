using Tokens.Emulator.Ssm;

namespace Tokens.Tests.Unit.Emulators;

public sealed class PolicyScanTests
{
    private const int Days = 24;

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly FakeTimeProvider clock = new(The.Now);

    [Fact]
    public void A_policy_acts_on_its_tick_and_once()
    {
        var scan = new PolicyScan(clock);
        var parameter = Parameter(The.Now, NoChange(1));

        clock.Advance(Day - The.Tick);
        scan.Scan([parameter]).Should().BeEmpty();
        clock.Advance(The.Tick);
        scan.Scan([parameter]).Should().Equal(new PolicyEvent(parameter, parameter.Policies[0], The.Now + Day));
        clock.Advance(Day);
        scan.Scan([parameter]).Should().BeEmpty();
    }

    [Fact]
    public void What_came_due_before_the_scan_was_started_is_not_made_up_for() =>
        new PolicyScan(clock).Scan([Parameter(The.Now - Day, NoChange(1))]).Should().BeEmpty();

    [Fact]
    public void Several_that_came_due_act_in_their_order()
    {
        var scan = new PolicyScan(clock);
        clock.Advance(3 * Day);

        scan.Scan([Parameter(The.Now, NoChange(2), NoChange(1))]).Select(one => one.Span).Should().Equal(Day, 2 * Day);
    }

    [Fact]
    public void Hours_count_as_hours()
    {
        var scan = new PolicyScan(clock);
        clock.Advance(TimeSpan.FromHours(1));

        scan.Scan([Parameter(The.Now, NoChange(1, "Hours"))]).Should().ContainSingle();
    }

    [Fact]
    public void An_end_acts_on_its_tick_and_so_does_each_reminder_before_it()
    {
        var scan = new PolicyScan(clock);
        var parameter = Parameter(The.Now, Before(1), Before(2), End(The.Now + 3 * Day));

        clock.Advance(Day - The.Tick);
        scan.Scan([parameter]).Should().BeEmpty();
        clock.Advance(The.Tick);
        Kinds(scan.Scan([parameter])).Should().Equal(("ExpirationNotification", 2 * Day));
        clock.Advance(2 * Day - The.Tick);
        Kinds(scan.Scan([parameter])).Should().Equal(("ExpirationNotification", Day));
        clock.Advance(The.Tick);
        Kinds(scan.Scan([parameter])).Should().Equal(("Expiration", null));
        clock.Advance(Day);
        scan.Scan([parameter]).Should().BeEmpty();
    }

    /// <summary>An end that came while the run was still starting must not be waited for in vain.</summary>
    [Fact]
    public void An_end_that_was_past_before_the_scan_was_started_acts_at_the_first_one_and_once()
    {
        var scan = new PolicyScan(clock);
        var parameter = Parameter(The.Now, Before(1), End(The.Now - Day));

        Kinds(scan.Scan([parameter])).Should().Equal(("Expiration", null));
        scan.Scan([parameter]).Should().BeEmpty();
    }

    [Fact]
    public void A_new_value_does_not_postpone_an_end()
    {
        var scan = new PolicyScan(clock);
        clock.Advance(Day);

        Kinds(scan.Scan([Parameter(The.Now + Day / 2, End(The.Now + Day))])).Should().Equal(("Expiration", null));
    }

    [Fact]
    public async Task The_store_lists_the_policies_and_the_last_change_of_what_it_still_holds()
    {
        var store = new EmulatedParameters(clock);
        foreach (var name in new[] { "/kept", "/deleted" })
        {
            var write = new ParameterWrite(Some.Parameter(name), Some.Secret("fake-value-1"))
            {
                Policies = [new NoChangeNotification(Day)],
            };
            await store.WriteAsync(write, default);
        }

        await store.DeleteAsync([Some.Parameter("/deleted")], default);

        var policed = store.Store.Policed().Should().ContainSingle().Subject;
        policed.Name.Should().Be("/kept");
        policed.LastModified.Should().Be(The.Now);
        policed.Policies.Should().ContainSingle().Which.Type.Should().Be("NoChangeNotification");
    }

    private static IEnumerable<(string, TimeSpan?)> Kinds(IEnumerable<PolicyEvent> events) =>
        events.Select(one => (one.Policy.Type, one.Span));

    private static PolicedParameter Parameter(DateTimeOffset modifiedAt, params Policy[] policies) =>
        new("/a/secret", "SecureString", modifiedAt, policies);

    private static Policy NoChange(int after, string unit = "Days") =>
        Of("NoChangeNotification", $$"""{"After":"{{after}}","Unit":"{{unit}}"}""");

    private static Policy Before(int days) =>
        Of("ExpirationNotification", $$"""{"Before":"{{days * Days}}","Unit":"Hours"}""");

    private static Policy End(DateTimeOffset at) => Of("Expiration", $$"""{"Timestamp":"{{at:O}}"}""");

    private static Policy Of(string type, string attributes) =>
        new(type, $$"""{"Type":"{{type}}","Version":"1.0","Attributes":{{attributes}}}""");
}
