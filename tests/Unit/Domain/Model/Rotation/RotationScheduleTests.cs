namespace Tokens.Tests.Unit.Domain.Model.Rotation;

public sealed class RotationScheduleTests
{
    private static readonly DateTimeOffset End = The.Now;

    // The days left at which a rung begins to stand, what stands until then, and how far that makes it.
    [Theory]
    [InlineData(30, null, RotationStage.Current, RotationStage.Approaching)]
    [InlineData(15, 30, RotationStage.Approaching, RotationStage.Approaching)]
    [InlineData(7, 15, RotationStage.Approaching, RotationStage.Approaching)]
    [InlineData(3, 7, RotationStage.Approaching, RotationStage.Approaching)]
    [InlineData(1, 3, RotationStage.Approaching, RotationStage.Due)]
    [InlineData(0, 1, RotationStage.Due, RotationStage.Overdue)]
    [InlineData(-1, 0, RotationStage.Overdue, RotationStage.Overdue)]
    [InlineData(-3, -1, RotationStage.Overdue, RotationStage.Overdue)]
    [InlineData(-7, -3, RotationStage.Overdue, RotationStage.Overdue)]
    [InlineData(-14, -7, RotationStage.Overdue, RotationStage.Overdue)]
    [InlineData(-21, -14, RotationStage.Overdue, RotationStage.Overdue)]
    public void A_rung_stands_from_its_tick_on(int days, int? before, RotationStage stageBefore, RotationStage stage)
    {
        var begins = End - TimeSpan.FromDays(days);

        Stands(begins - The.Tick).Should().Be((stageBefore, before));
        Stands(begins).Should().Be((stage, days));
    }

    [Fact]
    public void It_tells_what_it_counted_with()
    {
        var issuedAt = End - TimeSpan.FromDays(180);

        RotationSchedule
            .At(issuedAt, End, RotationPolicy.StandardReminders, End - TimeSpan.FromDays(31))
            .Should()
            .Be(new RotationStatus(RotationStage.Current, issuedAt, End, TimeSpan.FromDays(31), null));
    }

    [Fact]
    public void Without_a_ladder_nothing_is_told_before_the_end_and_the_end_itself_is()
    {
        RotationSchedule.At(null, End, [], End - The.Tick).Stage.Should().Be(RotationStage.Current);
        RotationSchedule.At(null, End, [], End).Step.Should().Be(TimeSpan.Zero);
    }

    [Fact]
    public void The_only_rung_is_the_last_one_whatever_the_order_of_others()
    {
        RotationSchedule.At(null, End, [TimeSpan.FromDays(9)], End.AddDays(-9)).Stage.Should().Be(RotationStage.Due);
        RotationSchedule
            .At(null, End, [TimeSpan.FromDays(1), TimeSpan.FromDays(9)], End.AddDays(-9))
            .Stage.Should()
            .Be(RotationStage.Approaching);
    }

    private static (RotationStage, int?) Stands(DateTimeOffset now)
    {
        var status = RotationSchedule.At(null, End, RotationPolicy.StandardReminders, now);
        return (status.Stage, (int?)status.Step?.TotalDays);
    }
}
