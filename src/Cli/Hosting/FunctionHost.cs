using System.Globalization;
using System.Text;
using System.Text.Json;
using Amazon.Lambda.CloudWatchEvents;
using Amazon.Lambda.SNSEvents;
using Microsoft.Extensions.DependencyInjection;
using Tokens.Functions;

namespace Tokens.Cli.Hosting;

/// <summary>Invokes the functions in this process, each with the text of an event, as Lambda would.</summary>
/// <param name="services">The functions' own, from their start-up.</param>
/// <param name="clock">Tells the deadline.</param>
internal sealed class FunctionHost(IServiceProvider services, TimeProvider clock)
{
    /// <summary>Somebody sits and waits: less than RefreshTokens is given in AWS, and as much as any other.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    private static readonly EventSerializer Serializer = new();

    private int invocations;

    public static IReadOnlyList<string> Names { get; } =
    [
        nameof(RefreshTokensFunction.RefreshTokens),
        nameof(RemindOfRotationFunction.RemindOfRotation),
        nameof(DetectRotationFunction.DetectRotation),
        nameof(CompleteRotationFunction.CompleteRotation),
    ];

    /// <summary>The functions, to be added before their start-up.</summary>
    public static void AddFunctions(IServiceCollection services) =>
        services
            .AddSingleton<RefreshTokensFunction>()
            .AddSingleton<RemindOfRotationFunction>()
            .AddSingleton<DetectRotationFunction>()
            .AddSingleton<CompleteRotationFunction>();

    /// <param name="function">One of <see cref="Names"/>.</param>
    /// <param name="payload">The event's JSON.</param>
    /// <returns>The answer's JSON; null where the function answers nothing.</returns>
    public async Task<string?> InvokeAsync(string function, string payload)
    {
        var number = Interlocked.Increment(ref invocations).ToString(CultureInfo.InvariantCulture);
        var context = new InvocationContext(function, $"local-{number}", clock.GetUtcNow() + Limit, clock);
        switch (function)
        {
            case nameof(RefreshTokensFunction.RefreshTokens):
                return Text(await Of<RefreshTokensFunction>().RefreshTokens(Read<JsonElement>(payload), context));
            case nameof(RemindOfRotationFunction.RemindOfRotation):
                var action = Read<CloudWatchEvent<JsonElement>>(payload);
                await Of<RemindOfRotationFunction>().RemindOfRotation(action, context);
                return null;
            case nameof(DetectRotationFunction.DetectRotation):
                var change = Read<CloudWatchEvent<JsonElement>>(payload);
                await Of<DetectRotationFunction>().DetectRotation(change, context);
                return null;
            case nameof(CompleteRotationFunction.CompleteRotation):
                await Of<CompleteRotationFunction>().CompleteRotation(Read<SNSEvent>(payload), context);
                return null;
            default:
                throw new ArgumentException($"There is no function {function}.", nameof(function));
        }
    }

    private T Of<T>()
        where T : notnull => services.GetRequiredService<T>();

    private static T Read<T>(string payload)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(payload));
        return Serializer.Deserialize<T>(stream);
    }

    private static string Text<T>(T answer)
    {
        using var stream = new MemoryStream();
        Serializer.Serialize(answer, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
