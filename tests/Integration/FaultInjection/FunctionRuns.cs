namespace Tokens.Tests.Integration.FaultInjection;

/// <summary>The functions in one run, invoked as AWS does: what they announce is delivered, and what failed comes again.</summary>
public sealed class FunctionRuns(Bench bench, Stage stage)
{
    private readonly List<FunctionRun> all = [];
    private readonly Queue<(string Function, string Payload)> undelivered = [];
    private int announced;

    public IReadOnlyList<FunctionRun> All => all;

    /// <summary>The one that is at work, or was last.</summary>
    public string Current { get; private set; } = "";

    public Task SweepAsync() => DeliverAsync("RefreshTokens", "{}");

    public Task ChangeAsync(string parameter, string sample = "parameter-change-update") =>
        DeliverAsync("DetectRotation", Samples.Read(sample).Replace("/my-erp/lwa/clientsecret", parameter));

    /// <summary>And whatever it announces to CompleteRotation.</summary>
    public async Task DeliverAsync(string function, string payload)
    {
        await InvokeAsync(function, payload);
        while (stage.Announced.Skip(announced).FirstOrDefault() is { } message)
        {
            announced++;
            var envelope = JsonNode.Parse(Samples.Read("sns-envelope"))!;
            envelope["Records"]![0]!["Sns"]!["TopicArn"] = message.TopicArn;
            envelope["Records"]![0]!["Sns"]!["Message"] = message.Message;
            await InvokeAsync("CompleteRotation", envelope.ToJsonString());
        }
    }

    /// <summary>Lambda invokes asynchronously: an event whose function failed is delivered again a minute later.</summary>
    public async Task DeliverAgainAsync()
    {
        while (undelivered.TryDequeue(out var again))
        {
            await DeliverAsync(again.Function, again.Payload);
        }
    }

    /// <summary>Ends the processes: what they learnt in this run is not for the next.</summary>
    public void End()
    {
        foreach (var function in all.Select(run => run.Function).Distinct())
        {
            bench.World.Kill(function);
        }
    }

    private async Task InvokeAsync(string function, string payload)
    {
        Current = function;
        var run = new FunctionRun(function, await bench.World.InvokeAsync(function, payload));
        bench.Saboteur.EndInvocation();
        all.Add(run);
        if (run.Outcome is not Invocation.Answered)
        {
            undelivered.Enqueue((function, payload));
        }
    }
}

/// <summary>An invocation and how it ended.</summary>
public sealed record FunctionRun(string Function, Invocation Outcome)
{
    /// <summary>Null where it does what it is there for, or says in the agreed way why not.</summary>
    public string? BreachOfContract =>
        Outcome switch
        {
            Invocation.Answered => null,
            Invocation.Failed { ErrorType: "StoreException" } => null,
            _ => $"{Function} ended so: {Outcome}",
        };

    /// <summary>Null where nothing failed.</summary>
    public string? Failure =>
        Outcome is Invocation.Answered answered
            ? answered.Payload.Contains("\"statusCode\":500")
                ? $"{Function} answered {answered.Payload}"
                : null
            : $"{Function} ended so: {Outcome}";
}
