using System.Text.Json;
using Amazon.Lambda.CloudWatchEvents;
using Amazon.Lambda.Core;
using Amazon.Lambda.SNSEvents;
using Microsoft.Extensions.DependencyInjection;
using Tokens.Adapters.Composition;
using Tokens.Functions.Events;
using Tokens.Functions.Logging;

namespace Tokens.Functions;

/// <summary>
/// Every function: its name, its events, how it is made and invoked. Whatever runs functions without the entry point that
/// Amazon.Lambda.Annotations generates reads this table.
/// </summary>
public static class FunctionTable
{
    private static readonly EventSerializer Serializer = new();

    public static FunctionEntry RemindOfRotation { get; } =
        Silent<CloudWatchEvent<JsonElement>>(
            nameof(RemindOfRotationFunction.RemindOfRotation),
            input => LenientEvents.Text(input, "detail-type") == PolicyActionEvent.DetailType,
            from => new RemindOfRotationFunction(UseCases(from), Log(from)).RemindOfRotation
        );

    public static FunctionEntry DetectRotation { get; } =
        Silent<CloudWatchEvent<JsonElement>>(
            nameof(DetectRotationFunction.DetectRotation),
            input => LenientEvents.Text(input, "detail-type") == ParameterChangeEvent.DetailType,
            from => new DetectRotationFunction(UseCases(from), Log(from)).DetectRotation
        );

    public static FunctionEntry CompleteRotation { get; } =
        Silent<SNSEvent>(
            nameof(CompleteRotationFunction.CompleteRotation),
            input => LenientEvents.TopicOf(input) is not null,
            from =>
                new CompleteRotationFunction(
                    UseCases(from),
                    from.GetRequiredService<TokensEnvironment>(),
                    Log(from)
                ).CompleteRotation
        );

    /// <summary>Takes every event: it refuses what it cannot read.</summary>
    public static FunctionEntry RefreshTokens { get; } =
        Answering<JsonElement, RefreshAnswer>(
            nameof(RefreshTokensFunction.RefreshTokens),
            _ => true,
            from =>
                new RefreshTokensFunction(
                    UseCases(from),
                    Log(from),
                    from.GetRequiredService<Lazy<RefreshMetrics>>()
                ).RefreshTokens
        );

    /// <summary>In the order in which an event is offered to them.</summary>
    public static IReadOnlyList<FunctionEntry> All { get; } =
    [RemindOfRotation, DetectRotation, CompleteRotation, RefreshTokens];

    public static FunctionEntry Of(JsonElement input) => All.First(function => function.Takes(input));

    private static FunctionEntry Silent<TEvent>(
        string name,
        Func<JsonElement, bool> takes,
        Func<IServiceProvider, Func<TEvent, ILambdaContext, Task>> create
    ) =>
        new(
            name,
            takes,
            services =>
            {
                var handler = create(services);
                return async (input, context) =>
                {
                    await handler(Serializer.Deserialize<TEvent>(input), context);
                    return Stream.Null;
                };
            }
        );

    private static FunctionEntry Answering<TEvent, TAnswer>(
        string name,
        Func<JsonElement, bool> takes,
        Func<IServiceProvider, Func<TEvent, ILambdaContext, Task<TAnswer>>> create
    ) =>
        new(
            name,
            takes,
            services =>
            {
                var handler = create(services);
                return async (input, context) =>
                {
                    var output = new MemoryStream();
                    Serializer.Serialize(await handler(Serializer.Deserialize<TEvent>(input), context), output);
                    output.Position = 0;
                    return output;
                };
            }
        );

    private static Lazy<TokensUseCases> UseCases(IServiceProvider services) =>
        services.GetRequiredService<Lazy<TokensUseCases>>();

    private static FunctionLog Log(IServiceProvider services) => services.GetRequiredService<FunctionLog>();
}
