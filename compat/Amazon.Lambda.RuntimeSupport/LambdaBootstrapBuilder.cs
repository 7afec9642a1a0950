using System;
using System.IO;
using System.Threading.Tasks;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

public class LambdaBootstrapBuilder
{
    private readonly Invoke invoke;

    private LambdaBootstrapBuilder(Invoke invoke) => this.invoke = invoke;

    public static LambdaBootstrapBuilder Create<TInput, TOutput>(
        Func<TInput, ILambdaContext, Task<TOutput>> handler,
        ILambdaSerializer serializer
    ) =>
        new(
            async (input, context, output) =>
                serializer.Serialize(await handler(serializer.Deserialize<TInput>(input), context), output)
        );

    public static LambdaBootstrapBuilder Create<TInput>(
        Func<TInput, ILambdaContext, Task> handler,
        ILambdaSerializer serializer
    ) => new((input, context, _) => handler(serializer.Deserialize<TInput>(input), context));

    public static LambdaBootstrapBuilder Create(Func<Stream, ILambdaContext, Task<Stream>> handler) =>
        new(
            async (input, context, output) =>
            {
                await using var answer = await handler(input, context);
                await answer.CopyToAsync(output);
            }
        );

    public LambdaBootstrap Build() => new(invoke);

    /// <summary>Reads the event from the first stream and writes the answer, if there is one, to the second.</summary>
    internal delegate Task Invoke(Stream input, ILambdaContext context, Stream output);
}
