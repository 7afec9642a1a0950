using System.Text.Json;
using Amazon.Lambda.Core;
using Tokens.Functions;
using Tokens.Functions.Logging;
using Tokens.Tests.Unit.Functions.Logging;

namespace Tokens.Tests.Unit.Functions;

public sealed class RefreshTokensFunctionTests : IDisposable
{
    private readonly LogLines log = new();
    private readonly RefreshWorld world = new();
    private readonly RefreshTokensFunction function;

    public RefreshTokensFunctionTests() =>
        function = new RefreshTokensFunction(
            new(new TokensUseCases(world.Ports)),
            new FunctionLog(log.Lines, log.Logger<FunctionLog>()),
            new(new RefreshMetrics(log.Lines, The.Layout.Root))
        );

    public void Dispose() => log.Dispose();

    [Fact]
    public async Task A_scheduled_event_refreshes_what_is_due_and_tells_how_it_went()
    {
        world.Connect("my-erp");
        world.Connect("fresh");
        world.PutToken("fresh");

        var answer = await function.RefreshTokens(
            EventSamples.Read("schedule"),
            LambdaContexts.With(TimeSpan.FromMinutes(5))
        );

        answer.StatusCode.Should().Be(200);
        answer.Body.Refreshed.Should().Equal("my-erp");
        answer.Body.Skipped.Should().Equal("fresh");
        log.Written[0]
            .Should()
            .Contain(
                "Run done: 1 refreshed, 1 skipped since they were not due or for the reason logged above, 0 failed in 0 ms"
            );
        log.Written[0].Should().Contain("\"requestId\":\"request-1\"");
        log.Written[1].Should().StartWith("{\"_aws\":").And.Contain("\"Duration\":0");
    }

    [Fact]
    public async Task By_hand_only_those_named_are_refreshed_and_the_schedules_figures_stay_as_they_are()
    {
        world.Connect("my-erp");
        world.Connect("fresh");
        world.PutToken("fresh");

        var answer = await function.RefreshTokens(
            Json("""{"connections":["fresh"]}"""),
            LambdaContexts.With(TimeSpan.FromMinutes(5))
        );

        answer.Body.Refreshed.Should().Equal("fresh");
        answer.Body.Skipped.Should().BeEmpty();
        log.Written[1].Should().NotContain("Duration");
    }

    [Fact]
    public async Task An_event_that_makes_no_sense_refreshes_nothing()
    {
        world.Connect("my-erp");

        var answer = await function.RefreshTokens(
            Json("""{"connection":"my-erp"}"""),
            LambdaContexts.With(TimeSpan.FromMinutes(5))
        );

        answer.StatusCode.Should().Be(500);
        answer.Body.Error.Should().Contain("names no connections");
        world.Endpoint.Asked.Should().BeEmpty();
        log.Written.Single().Should().Contain("The invocation cannot be served");
    }

    [Fact]
    public async Task The_functions_own_time_is_the_runs()
    {
        world.Connect("my-erp");

        var answer = await function.RefreshTokens(Json("{}"), LambdaContexts.With(TimeSpan.Zero));

        answer.Body.Skipped.Should().Equal("my-erp");
        world.Endpoint.Asked.Should().BeEmpty();
    }

    private static JsonElement Json(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
