using System.Text;
using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport;
using FluentAssertions;
using Tokens.Emulator.Lambda;
using Xunit;

namespace Tokens.Tests.Compat;

[Collection(Variables.ProcessWide)]
public sealed class RuntimeApiTests : IAsyncLifetime
{
    private const string Arn = "arn:aws:lambda:eu-west-1:000000000000:function:f";

    private readonly Variables variables = new();
    private readonly CancellationTokenSource stop = new();
    private readonly TextWriter consoleError = Console.Error;
    private readonly List<string> posted = [];
    private RuntimeApi host = null!;

    [Fact]
    public async Task Answers_and_failures_go_to_the_requests_they_belong_to()
    {
        var running = RunAsync(
            (input, _) =>
                new StreamReader(input).ReadToEnd() is "bad"
                    ? throw new InvalidOperationException("no \"ü\"")
                    : Task.FromResult<Stream>(new MemoryStream(Encoding.UTF8.GetBytes("\"ü\"")))
        );

        var first = await host.InvokeAsync("good");
        var failed = await host.InvokeAsync("bad");
        var next = await host.InvokeAsync("good");
        await StopAsync(running);

        first.Should().BeOfType<Invocation.Answered>().Which.Payload.Should().Be("\"ü\"");
        var failure = failed.Should().BeOfType<Invocation.Failed>().Subject;
        failure.ErrorType.Should().Be("InvalidOperationException");
        failure.ErrorMessage.Should().Be("no \"ü\"");
        next.Should().BeOfType<Invocation.Answered>();
        posted[0].Should().Contain("Content-Type: application/json");
        posted[1]
            .Should()
            .Contain("Content-Type: application/vnd.aws.lambda.error+json")
            .And.Contain("Lambda-Runtime-Function-Error-Type: InvalidOperationException");
    }

    [Fact]
    public async Task The_context_has_the_invocation_and_the_function()
    {
        variables["AWS_LAMBDA_FUNCTION_NAME"] = "f";
        variables["AWS_LAMBDA_FUNCTION_VERSION"] = "$LATEST";
        variables["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"] = "512";
        variables["AWS_LAMBDA_LOG_GROUP_NAME"] = "/aws/lambda/f";
        variables["AWS_LAMBDA_LOG_STREAM_NAME"] = "s";
        variables["_X_AMZN_TRACE_ID"] = null;
        var (context, remaining) = ((ILambdaContext?)null, TimeSpan.Zero);
        var running = RunAsync(
            (_, given) =>
            {
                (context, remaining) = (given, given.RemainingTime);
                return Task.FromResult(Stream.Null);
            }
        );

        var answer = await host.InvokeAsync("{}");
        await StopAsync(running);

        answer.Should().BeOfType<Invocation.Answered>().Which.Payload.Should().BeEmpty();
        context!.AwsRequestId.Should().NotBeEmpty();
        posted.Single().Should().StartWith($"/2018-06-01/runtime/invocation/{context.AwsRequestId}/response");
        context.InvokedFunctionArn.Should().Be(Arn);
        remaining.Should().BeCloseTo(TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(20));
        Environment.GetEnvironmentVariable("_X_AMZN_TRACE_ID").Should().StartWith("Root=1-");
        context.FunctionName.Should().Be("f");
        context.FunctionVersion.Should().Be("$LATEST");
        context.MemoryLimitInMB.Should().Be(512);
        context.LogGroupName.Should().Be("/aws/lambda/f");
        context.LogStreamName.Should().Be("s");
    }

    public async Task InitializeAsync()
    {
        host = await RuntimeApi.StartAsync(Arn, TimeSpan.FromSeconds(60), posted.Add);
        variables["AWS_LAMBDA_RUNTIME_API"] = host.Address;
        Console.SetError(TextWriter.Null);
    }

    public async Task DisposeAsync()
    {
        Console.SetError(consoleError);
        variables.Dispose();
        stop.Dispose();
        await host.DisposeAsync();
    }

    private async Task RunAsync(Func<Stream, ILambdaContext, Task<Stream>> handler)
    {
        using var bootstrap = LambdaBootstrapBuilder.Create(handler).Build();
        await bootstrap.RunAsync(stop.Token);
    }

    private async Task StopAsync(Task running)
    {
        await stop.CancelAsync();
        await running.WaitAsync(TimeSpan.FromSeconds(30));
    }
}
