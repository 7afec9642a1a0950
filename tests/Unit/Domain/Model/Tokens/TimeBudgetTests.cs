using FsCheck;
using FsCheck.Fluent;

namespace Tokens.Tests.Unit.Domain.Model.Tokens;

public sealed class TimeBudgetTests
{
    [Fact]
    public void The_last_start_leaves_time_for_an_exchange_and_the_store()
    {
        var budget = TimeBudget.Of(The.Now, TimeSpan.FromMinutes(5));
        var end = The.Now + TimeSpan.FromMinutes(5);

        budget.LastStart.Should().Be(end - TimeSpan.FromSeconds(22));
        budget.LastExchange.Should().Be(end - TimeSpan.FromSeconds(11));
        budget.LastSave.Should().Be(end - TimeSpan.FromSeconds(7));
        budget.LastStore.Should().Be(end - TimeSpan.FromSeconds(1));
        budget.AllowsStart(budget.LastStart - The.Tick).Should().BeTrue();
        budget.AllowsStart(budget.LastStart).Should().BeFalse();
    }

    [Fact]
    public void A_short_time_is_shared_out_alike()
    {
        var budget = TimeBudget.Of(The.Now, TimeSpan.FromSeconds(22));

        budget.LastStart.Should().Be(The.Now + TimeSpan.FromSeconds(11));
        budget.LastExchange.Should().Be(The.Now + TimeSpan.FromSeconds(16.5));
        budget.LastSave.Should().Be(The.Now + TimeSpan.FromSeconds(18.5));
        budget.LastStore.Should().Be(The.Now + TimeSpan.FromSeconds(21.5));
    }

    [Fact]
    public void Of_two_budgets_whatever_is_earlier_holds()
    {
        var run = new TimeBudget(At(1), At(6), At(3), At(8));
        var one = new TimeBudget(At(5), At(2), At(7), At(4));

        run.Within(one).Should().Be(new TimeBudget(At(1), At(2), At(3), At(4)));
        one.Within(run).Should().Be(run.Within(one));

        static DateTimeOffset At(int second) => The.Now.AddSeconds(second);
    }

    [Fact]
    public void A_budget_that_leaves_time_is_over_so_much_earlier_throughout()
    {
        new TimeBudget(At(11), At(12), At(13), At(14))
            .Less(TimeSpan.FromSeconds(10))
            .Should()
            .Be(new TimeBudget(At(1), At(2), At(3), At(4)));

        static DateTimeOffset At(int second) => The.Now.AddSeconds(second);
    }

    [Fact]
    public void However_short_the_time_the_answer_comes_last_and_in_time() =>
        Prop.ForAll(
                Gen.Choose(16, 900_000).ToArbitrary(),
                milliseconds =>
                {
                    var time = TimeSpan.FromMilliseconds(milliseconds);
                    var budget = TimeBudget.Of(The.Now, time);
                    return The.Now < budget.LastStart
                        && budget.LastStart < budget.LastExchange
                        && budget.LastExchange < budget.LastSave
                        && budget.LastSave < budget.LastStore
                        && budget.LastStore < The.Now + time;
                }
            )
            .QuickCheckThrowOnFailure();
}
