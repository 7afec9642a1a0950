using Tokens.Bench;

namespace Tokens.Tests.Unit.Bench;

public sealed class BenchRequestTests
{
    private static readonly string[] Known = ["cold", "micro"];

    [Fact]
    public void Without_arguments_every_part_is_measured_eleven_times()
    {
        var request = BenchRequest.Parse([], Known);

        request.Parts.Should().Equal(Known);
        request.Runs.Should().Be(11);
        request.Build.Should().BeTrue();
    }

    [Fact]
    public void Parts_runs_and_builds_can_be_chosen()
    {
        var request = BenchRequest.Parse(["micro", "--runs", "21", "--no-build"], Known);

        request.Parts.Should().Equal("micro");
        request.Runs.Should().Be(21);
        request.Build.Should().BeFalse();
    }

    [Theory]
    [InlineData("--runs")]
    [InlineData("--runs", "10")]
    [InlineData("--runs", "many")]
    public void Too_few_runs_are_refused(params string[] arguments) =>
        FluentActions
            .Invoking(() => BenchRequest.Parse(arguments, Known))
            .Should()
            .Throw<ArgumentException>()
            .WithMessage("*11 or more*");

    [Fact]
    public void An_unknown_part_is_refused_with_those_that_there_are() =>
        FluentActions
            .Invoking(() => BenchRequest.Parse(["warm"], Known))
            .Should()
            .Throw<ArgumentException>()
            .WithMessage("*'warm'*[cold] [micro]*");
}
