using Tokens.Emulator;

namespace Tokens.Tests.Integration.Emulators;

/// <summary>Runs of the pipeline were green, and LocalStack had never started.</summary>
public sealed class EmulatorTests
{
    private static readonly TestEmulator Moto = new("moto_server", new Uri("http://127.0.0.1:1"));

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

    [Theory]
    [InlineData(200, "LocalStack")]
    [InlineData(404, "the endpoint of AWS_ENDPOINT_URL")]
    public async Task A_given_endpoint_is_LocalStack_where_it_answers_as_LocalStack(int health, string name)
    {
        await using var endpoint = await LoopbackEndpoint.StartAsync((_, _) => Task.FromResult(health));

        var given = await TestEmulator.GivenAsync(endpoint.Uri.AbsoluteUri);

        given.Should().Be(new TestEmulator(name, endpoint.Uri));
    }

    [Fact]
    public async Task A_given_endpoint_that_does_not_answer_is_not_taken_for_LocalStack() =>
        (await TestEmulator.GivenAsync("http://127.0.0.1:9"))!.Name.Should().Be("the endpoint of AWS_ENDPOINT_URL");

    [Fact]
    public async Task A_run_that_wants_an_emulator_fails_where_that_one_cannot_notify()
    {
        await using var server = await AwsEmulator.StartAsync();
        server.Faults = call => call.Operation == "Publish" ? new Fault.Refuse("NotFound", "", 404) : null;

        var wanted = () => TestEmulator.NoticingAsync(new TestEmulator("LocalStack", server.Endpoint), "LocalStack");

        await wanted.Should().ThrowAsync<InvalidOperationException>().WithMessage("*LocalStack does not post*");
    }

    [Fact]
    public async Task Where_none_is_wanted_another_takes_the_place_of_one_that_cannot_notify()
    {
        await using var server = await AwsEmulator.StartAsync();
        server.Faults = call => call.Operation == "Publish" ? new Fault.Refuse("NotFound", "", 404) : null;

        var other = await TestEmulator.NoticingAsync(new TestEmulator("LocalStack", server.Endpoint), required: null);

        other.Name.Should().Be("src/Emulator");
        other.Endpoint.Should().NotBe(server.Endpoint);
    }

    [Fact]
    public void The_pipeline_wants_LocalStack_wherever_it_has_the_packages_of_AWS()
    {
        var pipeline = File.ReadAllText(Path.Combine(TestRun.RepoRoot, ".github", "workflows", "ci.yml"));

        pipeline
            .Should()
            .Contain("TOKENS_EMULATOR: ${{ matrix.aws-packages == 'nuget' && 'LocalStack' || '' }}")
            .And.Contain("docker run --detach --network host")
            .And.Contain("TOKENS_EMULATOR: LocalStack\n          AWS_ENDPOINT_URL: http://127.0.0.1:4566");
    }
}
