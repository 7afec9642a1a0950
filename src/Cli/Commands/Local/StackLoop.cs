using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tokens.Cli.Failures;
using Tokens.Cli.Output;
using Tokens.Emulator.Http;
using Tokens.Functions;

namespace Tokens.Cli.Commands.Local;

/// <summary>
/// Plays Lambda for a deployed stack: invokes each function with the messages of its queue, and RefreshTokens on schedule.
/// </summary>
internal sealed class StackLoop(
    EmulatorClient aws,
    DeployedStack stack,
    ILocalFunctions functions,
    LocalLog log,
    TimeProvider clock
)
{
    /// <summary>As Lambda: an asynchronous invocation is tried three times.</summary>
    private const int Attempts = 3;

    /// <summary>The longest that SQS takes.</summary>
    private const int PollSeconds = 20;

    /// <summary>Above the longest invocation, so that none is delivered while it runs.</summary>
    private const int InvisibleSeconds = 330;

    private static readonly TimeSpan RetryPoll = TimeSpan.FromSeconds(2);

    /// <param name="every">The schedule's interval.</param>
    /// <param name="beforeSchedule">What comes before each run of the schedule.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task RunAsync(
        TimeSpan every,
        Func<CancellationToken, Task> beforeSchedule,
        CancellationToken cancellation
    )
    {
        IEnumerable<Task> all =
        [
            ScheduleAsync(every, beforeSchedule, cancellation),
            PollAsync(stack.Alerts, ShowAlertAsync, cancellation),
            .. stack.Queues.Select(queue =>
                PollAsync(queue.Url, (body, token) => InvokeAsync(queue.Function, body, token), cancellation)
            ),
        ];
        // The first that fails ends the run; waiting for the others would hide it.
        await await Task.WhenAny(all);
    }

    private async Task ScheduleAsync(
        TimeSpan every,
        Func<CancellationToken, Task> beforeSchedule,
        CancellationToken cancellation
    )
    {
        using var timer = new PeriodicTimer(every, clock);
        do
        {
            await beforeSchedule(cancellation);
            await functions.InvokeAsync(FunctionTable.RefreshTokens, stack.ScheduleInput, cancellation);
        } while (await timer.WaitForNextTickAsync(cancellation));
    }

    private async Task PollAsync(
        string queue,
        Func<JsonObject, CancellationToken, Task<bool>> handle,
        CancellationToken cancellation
    )
    {
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var message in await ReceiveAsync(queue, cancellation))
            {
                var times = int.Parse(
                    (string?)message["Attributes"]?["ApproximateReceiveCount"] ?? "1",
                    CultureInfo.InvariantCulture
                );
                if (await HandleAsync((string)message["Body"]!, handle, cancellation) || times >= Attempts)
                {
                    await aws.CallAsync(
                        "AmazonSQS.DeleteMessage",
                        new() { ["QueueUrl"] = queue, ["ReceiptHandle"] = message["ReceiptHandle"]!.DeepClone() },
                        cancellation
                    );
                }
            }
        }
    }

    private async Task<IReadOnlyList<JsonNode>> ReceiveAsync(string queue, CancellationToken cancellation)
    {
        try
        {
            var answer = await aws.CallAsync(
                "AmazonSQS.ReceiveMessage",
                new()
                {
                    ["QueueUrl"] = queue,
                    ["WaitTimeSeconds"] = PollSeconds,
                    ["VisibilityTimeout"] = InvisibleSeconds,
                    ["AttributeNames"] = new JsonArray("ApproximateReceiveCount"),
                },
                cancellation
            );
            return [.. (answer["Messages"] as JsonArray ?? []).OfType<JsonNode>()];
        }
        catch (EmulatorException failure)
        {
            log.Add("SQS", $"{failure.Message}; tried again", Style.Bad);
            await Task.Delay(RetryPoll, clock, cancellation);
            return [];
        }
    }

    private async Task<bool> HandleAsync(
        string text,
        Func<JsonObject, CancellationToken, Task<bool>> handle,
        CancellationToken cancellation
    )
    {
        if (JsonText.ReadObject(text) is { } body)
        {
            return await handle(body, cancellation);
        }

        log.Add("SQS", "a message that is no JSON object, which no function gets", Style.Bad);
        return true;
    }

    private Task<bool> InvokeAsync(FunctionEntry function, JsonObject body, CancellationToken cancellation)
    {
        log.AddEvent(function, body);
        return functions.InvokeAsync(function, StackEvents.PayloadOf(body), cancellation);
    }

    private Task<bool> ShowAlertAsync(JsonObject body, CancellationToken cancellation)
    {
        log.AddAlert(body);
        return Task.FromResult(true);
    }
}
