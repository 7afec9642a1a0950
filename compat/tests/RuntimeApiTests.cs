using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport;
using Amazon.Lambda.Serialization.SystemTextJson;
using FluentAssertions;
using Xunit;

namespace Tokens.Tests.Compat;

[Collection(ProcessWide.Name)]
public sealed partial class RuntimeApiTests : IAsyncLifetime
{
    private readonly SourceGeneratorLambdaJsonSerializer<RuntimeApiJson> serializer = new();
    private readonly Variables variables = new();
    private readonly CancellationTokenSource stop = new();
    private readonly TextWriter consoleOut = Console.Out;
    private readonly TextWriter consoleError = Console.Error;
    private readonly StringWriter written = new();
    private RuntimeApiHost host = null!;

    [Fact]
    public async Task An_answer_goes_to_the_request_it_answers_and_the_next_event_follows()
    {
        var running = Run(
            LambdaBootstrapBuilder.Create<JsonElement, string>(
                (input, _) => Task.FromResult($"ü {input.GetProperty("n")}"),
                serializer
            )
        );

        host.Send("""{"n":1}""");
        host.Send("""{"n":2}""");
        var (first, second) = (await host.PostedAsync(), await host.PostedAsync());
        await StopAsync(running);

        first.Path.Should().Be("/2018-06-01/runtime/invocation/request-1/response");
        first.Headers["Content-Type"].Should().Be("application/json");
        first.Body.Should().Be("\"ü 1\"");
        second.Path.Should().Be("/2018-06-01/runtime/invocation/request-2/response");
        second.Body.Should().Be("\"ü 2\"");
    }

    [Fact]
    public async Task A_function_without_an_answer_posts_an_empty_body()
    {
        var seen = "";
        Func<JsonElement, ILambdaContext, Task> handler = (input, _) =>
        {
            seen = input.GetString();
            return Task.CompletedTask;
        };
        var running = Run(LambdaBootstrapBuilder.Create(handler, serializer));

        host.Send("\"e\"");
        var posted = await host.PostedAsync();
        await StopAsync(running);

        seen.Should().Be("e");
        posted.Path.Should().EndWith("/request-1/response");
        posted.Body.Should().BeEmpty();
    }

    [Fact]
    public async Task A_failure_is_posted_with_its_type_message_and_cause_and_the_next_event_follows()
    {
        var running = Run(
            LambdaBootstrapBuilder.Create<JsonElement, string>(
                (input, _) =>
                    input.ValueKind is JsonValueKind.Null
                        ? throw new InvalidOperationException("no ü", new TimeoutException("too late"))
                        : Task.FromResult("fine"),
                serializer
            )
        );

        host.Send("null");
        host.Send("1");
        var (failed, next) = (await host.PostedAsync(), await host.PostedAsync());
        await StopAsync(running);

        failed.Path.Should().Be("/2018-06-01/runtime/invocation/request-1/error");
        failed.Headers["Content-Type"].Should().Be("application/vnd.aws.lambda.error+json");
        failed.Headers["Lambda-Runtime-Function-Error-Type"].Should().Be("InvalidOperationException");
        var xray = JsonDocument.Parse(failed.Headers["Lambda-Runtime-Function-XRay-Error-Cause"]).RootElement;
        xray.GetProperty("exceptions")[0].GetProperty("message").GetString().Should().Be("no ü");
        var error = JsonDocument.Parse(failed.Body).RootElement;
        error.GetProperty("errorType").GetString().Should().Be("InvalidOperationException");
        error.GetProperty("errorMessage").GetString().Should().Be("no ü");
        error.GetProperty("stackTrace")[0].GetString().Should().StartWith("at ");
        error.GetProperty("cause").GetProperty("errorType").GetString().Should().Be("TimeoutException");
        next.Path.Should().EndWith("/request-2/response");
        next.Body.Should().Be("\"fine\"");
    }

    [Fact]
    public async Task An_event_that_cannot_be_read_fails_that_invocation()
    {
        var running = Run(
            LambdaBootstrapBuilder.Create<JsonElement, string>((_, _) => Task.FromResult(""), serializer)
        );

        host.Send("no JSON");
        var posted = await host.PostedAsync();
        await StopAsync(running);

        posted.Path.Should().EndWith("/request-1/error");
        posted.Headers["Lambda-Runtime-Function-Error-Type"].Should().Be("JsonSerializerException");
    }

    [Fact]
    public async Task The_context_knows_the_invocation_and_the_function()
    {
        variables["AWS_LAMBDA_FUNCTION_NAME"] = "f";
        variables["AWS_LAMBDA_FUNCTION_VERSION"] = "$LATEST";
        variables["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"] = "512";
        variables["AWS_LAMBDA_LOG_GROUP_NAME"] = "/aws/lambda/f";
        variables["AWS_LAMBDA_LOG_STREAM_NAME"] = "s";
        ILambdaContext? context = null;
        TimeSpan remaining = default;
        string? trace = null;
        var running = Run(
            LambdaBootstrapBuilder.Create<JsonElement, string>(
                (_, c) =>
                {
                    (context, remaining) = (c, c.RemainingTime);
                    trace = Environment.GetEnvironmentVariable("_X_AMZN_TRACE_ID");
                    return Task.FromResult("");
                },
                serializer
            )
        );

        host.Send("{}");
        await host.PostedAsync();
        await StopAsync(running);

        context!.AwsRequestId.Should().Be("request-1");
        context.InvokedFunctionArn.Should().Be("arn:aws:lambda:eu-west-1:000000000000:function:f");
        trace.Should().Be("Root=1-1");
        remaining.Should().BeCloseTo(TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(20));
        context.FunctionName.Should().Be("f");
        context.FunctionVersion.Should().Be("$LATEST");
        context.MemoryLimitInMB.Should().Be(512);
        context.LogGroupName.Should().Be("/aws/lambda/f");
        context.LogStreamName.Should().Be("s");
    }

    [Fact]
    public async Task What_goes_through_the_console_or_the_logger_is_prefixed()
    {
        var running = Run(
            LambdaBootstrapBuilder.Create<JsonElement, string>(
                (_, context) =>
                {
                    Console.WriteLine("""{"_aws":{}}""");
                    Console.Write("untouched");
                    context.Logger.LogLine("careful");
                    return Task.FromResult("");
                },
                serializer
            )
        );

        host.Send("{}");
        await host.PostedAsync();
        await StopAsync(running);

        const string Time = @"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z";
        written
            .ToString()
            .Should()
            .MatchRegex($"^{Time}\trequest-1\tinfo\t{{\"_aws\":{{}}}}\nuntouched{Time}\trequest-1\tinfo\tcareful\n$");
    }

    [Fact]
    public async Task A_host_that_acknowledges_an_error_without_JSON_ends_the_run_as_it_would_the_real_one()
    {
        host.StatusBody = "";
        Func<JsonElement, ILambdaContext, Task<string>> handler = (_, _) => throw new TimeoutException();
        var running = Run(LambdaBootstrapBuilder.Create(handler, serializer));

        host.Send("{}");

        await running.Awaiting(task => task.WaitAsync(TimeSpan.FromSeconds(30))).Should().ThrowAsync<JsonException>();
    }

    public async Task InitializeAsync()
    {
        host = await RuntimeApiHost.StartAsync();
        variables["AWS_LAMBDA_RUNTIME_API"] = host.Address;
        variables["_X_AMZN_TRACE_ID"] = null;
        Console.SetOut(written);
        Console.SetError(TextWriter.Null);
    }

    public async Task DisposeAsync()
    {
        Console.SetOut(consoleOut);
        Console.SetError(consoleError);
        variables.Dispose();
        stop.Dispose();
        await host.DisposeAsync();
    }

    private async Task Run(LambdaBootstrapBuilder builder)
    {
        using var bootstrap = builder.Build();
        await bootstrap.RunAsync(stop.Token);
    }

    private async Task StopAsync(Task running)
    {
        await stop.CancelAsync();
        await running.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [JsonSerializable(typeof(JsonElement))]
    [JsonSerializable(typeof(string))]
    internal sealed partial class RuntimeApiJson : JsonSerializerContext;
}
