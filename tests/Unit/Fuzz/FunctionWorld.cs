using System.Text;
using System.Text.Json;
using Amazon.Lambda.CloudWatchEvents;
using Microsoft.Extensions.DependencyInjection;
using Tokens.Adapters.Composition;
using Tokens.Functions;
using Tokens.Tests.Unit.Functions;
using Tokens.Tests.Unit.Functions.Logging;

namespace Tokens.Tests.Unit.Fuzz;

/// <summary>The functions behind the serializer that Lambda hands them their events by.</summary>
internal sealed class FunctionWorld : IDisposable
{
    public const string Topic = "arn:aws:sns:us-east-1:123456789012:tokens-rotation-completed";

    private readonly LogLines lines = new();
    private readonly RotationWorld world = new();

    public FunctionWorld() => world.ConnectAll("my-erp", "my-shop");

    public IReadOnlyList<string> Log => lines.Written;

    public IReadOnlyList<string> Defects => [.. world.Observer.Defects.Select(defect => defect.Exception.ToString())];

    public void Dispose() => lines.Dispose();

    /// <summary>The answer as Lambda passes it on.</summary>
    public Task<string> RefreshAsync(byte[] input) => InvokeAsync(FunctionTable.RefreshTokens, input);

    public Task RemindAsync(byte[] input) => InvokeAsync(FunctionTable.RemindOfRotation, input);

    public Task DetectAsync(byte[] input) => InvokeAsync(FunctionTable.DetectRotation, input);

    public Task CompleteAsync(byte[] input) =>
        world.Clock.PassAsync(InvokeAsync(FunctionTable.CompleteRotation, input), PropagationDelay.Time);

    /// <summary>As the two functions of EventBridge's rules are handed it.</summary>
    public static CloudWatchEvent<JsonElement> Event(string json)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));
        return new EventSerializer().Deserialize<CloudWatchEvent<JsonElement>>(stream);
    }

    /// <summary>Each in a process of its own.</summary>
    private async Task<string> InvokeAsync(FunctionEntry function, byte[] input)
    {
        var environment = new TokensEnvironment(name => name == "TOKENS_COMPLETED_TOPIC_ARN" ? Topic : null);
        await using var services = Startup
            .AddFunctions(new ServiceCollection(), environment, lines.Lines, lines.Loggers, () => world.Ports)
            .BuildServiceProvider();
        using var events = new MemoryStream(input);
        var context = LambdaContexts.With(TimeSpan.FromHours(1));
        using var answer = new StreamReader(await function.Create(services)(events, context));
        return await answer.ReadToEndAsync();
    }
}
