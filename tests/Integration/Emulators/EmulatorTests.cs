using FluentAssertions;
using Xunit;

namespace Tokens.Tests.Integration.Emulators;

/// <summary>Runs of the pipeline were green, and LocalStack had never started.</summary>
public sealed class EmulatorTests
{
    private static readonly Emulator Moto = new("moto_server", new Uri("http://127.0.0.1:1"));

    [Theory]
    [InlineData("LocalStack")]
    [InlineData("Moto_Server")]
    public void A_run_that_wants_another_emulator_fails(string wanted) =>
        Moto.Invoking(moto => moto.ShouldBe(wanted))
            .Should()
            .Throw<InvalidOperationException>()
            .WithMessage($"*{wanted}*moto_server*");

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("moto_server")]
    public void The_one_that_is_wanted_and_any_where_none_is_will_do(string? wanted) =>
        Moto.Invoking(moto => moto.ShouldBe(wanted)).Should().NotThrow();

    [Fact]
    public void The_pipeline_wants_LocalStack_wherever_it_has_the_packages_of_AWS()
    {
        var pipeline = File.ReadAllText(Path.Combine(TestRun.RepoRoot, ".github", "workflows", "ci.yml"));

        pipeline
            .Should()
            .Contain("TOKENS_EMULATOR: ${{ matrix.aws-packages == 'nuget' && 'LocalStack' || '' }}")
            .And.Contain("TOKENS_EMULATOR: LocalStack");
    }
}
