namespace Tokens.Tests.Unit.Domain.Model.Rotation;

public sealed class EscalationScheduleTests
{
    [Theory]
    [InlineData(1, 0)]
    [InlineData(3, 1)]
    [InlineData(7, 3)]
    [InlineData(14, 7)]
    [InlineData(21, 14)]
    [InlineData(364, 357)]
    public void It_is_told_again_from_a_tick_on(int days, int before)
    {
        var lasted = TimeSpan.FromDays(days);

        EscalationSchedule.StepAt(lasted - The.Tick).Should().Be(TimeSpan.FromDays(before));
        EscalationSchedule.StepAt(lasted).Should().Be(lasted);
    }

    [Fact]
    public void It_is_told_at_once_also_by_a_clock_that_goes_behind()
    {
        EscalationSchedule.StepAt(TimeSpan.Zero).Should().Be(TimeSpan.Zero);
        EscalationSchedule.StepAt(-TimeSpan.FromDays(2)).Should().Be(TimeSpan.Zero);
    }
}
