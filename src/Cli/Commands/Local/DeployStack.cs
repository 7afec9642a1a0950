using System.Text.Json.Nodes;
using Tokens.Cli.Failures;
using Tokens.Emulator.CloudFormation;
using Tokens.Emulator.Ssm;
using Tokens.Functions;

namespace Tokens.Cli.Commands.Local;

/// <summary>
/// Deploys what an emulator runs of serverless.template without containers for functions: the key, the topics and their
/// subscriptions, the settings, and each function's rules and topics with a queue in the function's place. Repeating it changes
/// nothing.
/// </summary>
internal sealed class DeployStack(EmulatorClient aws, IReadOnlyDictionary<string, string> parameters)
{
    private const string Stack = "tokens";

    private readonly ServerlessTemplate template = ReadTemplate();

    /// <param name="schedule">How often the schedule runs, which may be more often than the template's minutes allow.</param>
    /// <param name="cancellation">Ends it between two requests.</param>
    /// <exception cref="CommandException">The template's rules refuse the parameters, or the emulator a request.</exception>
    public async Task<DeployedStack> RunAsync(TimeSpan schedule, CancellationToken cancellation)
    {
        var given = new Dictionary<string, string>(parameters)
        {
            ["AWS::Region"] = aws.Region,
            ["AWS::AccountId"] = Account.Id,
            ["AWS::StackName"] = Stack,
        };
        var stack = new Deployment(template, given);
        if (!stack.IsAllowed)
        {
            throw new CommandException(
                "the template's rules refuse these settings",
                "compare TOKENS_ROOT, TOKENS_CREDENTIAL_PATHS and TOKENS_OUTPUT_PATHS with docs/deploy.md",
                ExitCode.Usage
            );
        }

        if (stack.Makes("Key"))
        {
            given["Key.Arn"] = await CreateKeyAsync(stack, cancellation);
        }

        foreach (var topic in template.Named("AWS::SNS::Topic"))
        {
            var name = new Dictionary<string, string> { ["Name"] = $"{Stack}-{topic}" };
            var answer = await aws.CallSnsAsync("CreateTopic", name, cancellation);
            given[topic] = EmulatorClient.Element(answer, "TopicArn")!;
        }

        foreach (var subscription in template.Named("AWS::SNS::Subscription").Where(stack.Makes))
        {
            var of = stack.Properties(subscription);
            await SubscribeAsync(of, cancellation);
        }

        var interval = $"{(long)schedule.TotalSeconds}s";
        await PutSettingsAsync(stack, interval, cancellation);
        return new DeployedStack(await ConnectFunctionsAsync(stack, cancellation), VariablesOf)
        {
            Alerts = await AlertsAsync(given["AlertTopic"], cancellation),
            ScheduleInput = ScheduleInput(stack),
        };

        IReadOnlyDictionary<string, string> VariablesOf(string function)
        {
            var all = Variables(stack.Resolve(template.Json["Globals"]!["Function"]))
                .Concat(Variables(stack.Properties(function)));
            return new Dictionary<string, string>(all) { ["TOKENS_SWEEP_INTERVAL"] = interval };
        }
    }

    private static ServerlessTemplate ReadTemplate()
    {
        using var stream = typeof(DeployStack).Assembly.GetManifestResourceStream("serverless.template")!;
        using var reader = new StreamReader(stream);
        return ServerlessTemplate.Parse(reader.ReadToEnd());
    }

    private static IEnumerable<KeyValuePair<string, string>> Variables(JsonNode? function) =>
        function!["Environment"]!["Variables"]!
            .AsObject()
            .Select(one => new KeyValuePair<string, string>(one.Key, (string)one.Value!));

    private async Task<string> CreateKeyAsync(Deployment stack, CancellationToken cancellation)
    {
        var alias = (string)stack.Properties("KeyAlias")["AliasName"]!;
        try
        {
            return Arn(await aws.CallAsync("TrentService.DescribeKey", new() { ["KeyId"] = alias }, cancellation));
        }
        catch (EmulatorException missing) when (missing.Code == "NotFoundException")
        {
            var arn = Arn(await aws.CallAsync("TrentService.CreateKey", [], cancellation));
            await aws.CallAsync(
                "TrentService.CreateAlias",
                new() { ["AliasName"] = alias, ["TargetKeyId"] = arn },
                cancellation
            );
            return arn;
        }

        static string Arn(JsonObject answer) => (string)answer["KeyMetadata"]!["Arn"]!;
    }

    private async Task PutSettingsAsync(Deployment stack, string interval, CancellationToken cancellation)
    {
        var settings = stack.Properties("Settings");
        var values = JsonNode.Parse((string)settings["Value"]!)!.AsObject();
        values["TOKENS_SWEEP_INTERVAL"] = interval;
        await aws.CallAsync(
            "AmazonSSM.PutParameter",
            new()
            {
                ["Name"] = settings["Name"]!.DeepClone(),
                ["Value"] = values.ToJsonString(),
                ["Type"] = "String",
                ["Overwrite"] = true,
            },
            cancellation
        );
    }

    private async Task<IReadOnlyList<FunctionQueue>> ConnectFunctionsAsync(
        Deployment stack,
        CancellationToken cancellation
    )
    {
        var queues = new List<FunctionQueue>();
        foreach (var function in FunctionTable.All)
        {
            var events = stack.Properties(function.Name)["Events"]!.AsObject();
            // The schedule has no queue: the local run plays it.
            if (events.Any(one => (string)one.Value!["Type"]! != "ScheduleV2"))
            {
                var queue = await CreateQueueAsync(function.Name, cancellation);
                queues.Add(new FunctionQueue(function, queue.Url));
                foreach (var (name, source) in events)
                {
                    await ConnectAsync($"{Stack}-{function.Name}-{name}", source!, queue.Arn, cancellation);
                }
            }
        }

        return queues;
    }

    private async Task ConnectAsync(string name, JsonNode source, string queue, CancellationToken cancellation)
    {
        var properties = source["Properties"]!;
        switch ((string)source["Type"]!)
        {
            case "EventBridgeRule":
                await aws.CallAsync(
                    "AWSEvents.PutRule",
                    new() { ["Name"] = name, ["EventPattern"] = properties["Pattern"]!.ToJsonString() },
                    cancellation
                );
                await aws.CallAsync(
                    "AWSEvents.PutTargets",
                    new()
                    {
                        ["Rule"] = name,
                        ["Targets"] = new JsonArray(new JsonObject { ["Id"] = "queue", ["Arn"] = queue }),
                    },
                    cancellation
                );
                break;
            case "SNS":
                await SubscribeAsync(ToQueue((string)properties["Topic"]!, queue), cancellation);
                break;
            case var other:
                throw new NotSupportedException(
                    $"The template has an event of the type {other}, which has no queue here."
                );
        }
    }

    /// <summary>Subscribed to the alerts as a reader of mail would be, so that the run can show them.</summary>
    private async Task<string> AlertsAsync(string topic, CancellationToken cancellation)
    {
        var queue = await CreateQueueAsync("Alerts", cancellation);
        await SubscribeAsync(ToQueue(topic, queue.Arn), cancellation);
        return queue.Url;
    }

    private async Task<(string Url, string Arn)> CreateQueueAsync(string name, CancellationToken cancellation)
    {
        var created = await aws.CallAsync(
            "AmazonSQS.CreateQueue",
            new() { ["QueueName"] = $"{Stack}-{name}" },
            cancellation
        );
        return ((string)created["QueueUrl"]!, $"arn:aws:sqs:{aws.Region}:{Account.Id}:{Stack}-{name}");
    }

    /// <param name="subscription">As the properties of an AWS::SNS::Subscription.</param>
    /// <param name="cancellation">Ends it.</param>
    private async Task SubscribeAsync(JsonObject subscription, CancellationToken cancellation)
    {
        var fields = new Dictionary<string, string>();
        foreach (var field in new[] { "TopicArn", "Protocol", "Endpoint" })
        {
            fields[field] = (string)subscription[field]!;
        }

        if (subscription["FilterPolicy"] is { } filter)
        {
            fields["Attributes.entry.1.key"] = "FilterPolicy";
            fields["Attributes.entry.1.value"] = filter.ToJsonString();
        }

        await aws.CallSnsAsync("Subscribe", fields, cancellation);
    }

    private static JsonObject ToQueue(string topic, string queue) =>
        new()
        {
            ["TopicArn"] = topic,
            ["Protocol"] = "sqs",
            ["Endpoint"] = queue,
        };

    /// <summary>What the template's schedule sends.</summary>
    private static string ScheduleInput(Deployment stack) =>
        stack.Properties(FunctionTable.RefreshTokens.Name)["Events"]!
            .AsObject()
            .Select(one => (string?)one.Value!["Properties"]!["Input"])
            .First(input => input is not null)!;
}

/// <summary>What was deployed.</summary>
/// <param name="Queues">In the place of each function with events.</param>
/// <param name="VariablesOf">A function's environment variables, by its name.</param>
internal sealed record DeployedStack(
    IReadOnlyList<FunctionQueue> Queues,
    Func<string, IReadOnlyDictionary<string, string>> VariablesOf
)
{
    /// <summary>The URL of a queue that gets what subscribers get.</summary>
    public required string Alerts { get; init; }

    /// <summary>The JSON that the schedule invokes RefreshTokens with.</summary>
    public required string ScheduleInput { get; init; }
}

internal sealed record FunctionQueue(FunctionEntry Function, string Url);
