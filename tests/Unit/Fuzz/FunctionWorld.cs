using System.Text;
using System.Text.Json;
using Amazon.Lambda.CloudWatchEvents;
using Amazon.Lambda.SNSEvents;
using Tokens.Adapters.Wiring;
using Tokens.Functions;
using Tokens.Functions.Logging;
using Tokens.Tests.Unit.Functions;
using Tokens.Tests.Unit.Functions.Logging;

namespace Tokens.Tests.Unit.Fuzz;

/// <summary>The four functions behind the serializer that Lambda hands them their events by.</summary>
internal sealed class FunctionWorld : IDisposable
{
    public const string Topic = "arn:aws:sns:us-east-1:123456789012:tokens-rotation-completed";

    private static readonly EventSerializer Serializer = new();

    private readonly LogLines lines = new();
    private readonly RotationWorld world = new();
    private readonly FunctionLog log;

    public FunctionWorld()
    {
        log = new FunctionLog(lines.Lines, lines.Logger<FunctionLog>());
        world.ConnectAll("my-erp", "my-shop");
    }

    public IReadOnlyList<string> Log => lines.Written;

    public IReadOnlyList<string> Defects => [.. world.Observer.Defects.Select(defect => defect.Exception.ToString())];

    public void Dispose() => lines.Dispose();

    /// <summary>The answer as Lambda passes it on.</summary>
    public async Task<string> RefreshAsync(byte[] input)
    {
        var metrics = new RefreshMetrics(lines.Lines, lines.Clock, The.Layout.Root);
        var function = new RefreshTokensFunction(new(world.Refresh), log, new(metrics));
        using var written = new MemoryStream();
        Serializer.Serialize(await function.RefreshTokens(Read<JsonElement>(input), Context), written);
        return Encoding.UTF8.GetString(written.ToArray());
    }

    public Task RemindAsync(byte[] input) =>
        new RemindOfRotationFunction(new(world.Remind), log).RemindOfRotation(
            Read<CloudWatchEvent<JsonElement>>(input),
            Context
        );

    public Task DetectAsync(byte[] input) =>
        new DetectRotationFunction(new(world.Detect), log).DetectRotation(
            Read<CloudWatchEvent<JsonElement>>(input),
            Context
        );

    public Task CompleteAsync(byte[] input)
    {
        var environment = new TokensEnvironment(name => name == "TOKENS_COMPLETED_TOPIC_ARN" ? Topic : null);
        var function = new CompleteRotationFunction(new(world.Complete), environment, log);
        return world.Clock.PassAsync(function.CompleteRotation(Read<SNSEvent>(input), Context), PropagationDelay.Time);
    }

    /// <summary>As the two functions of EventBridge's rules are handed it.</summary>
    public static CloudWatchEvent<JsonElement> Event(string json) =>
        Read<CloudWatchEvent<JsonElement>>(Encoding.UTF8.GetBytes(json));

    private static Amazon.Lambda.Core.ILambdaContext Context => LambdaContexts.With(TimeSpan.FromHours(1));

    private static T Read<T>(byte[] input)
    {
        using var stream = new MemoryStream(input);
        return Serializer.Deserialize<T>(stream);
    }
}
