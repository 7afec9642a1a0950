using System;
using System.IO;
using System.Threading.Tasks;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

public class LambdaBootstrapBuilder
{
    private readonly Invoke invoke;
    private readonly ILambdaSerializer serializer;
    private LambdaBootstrapInitializer initializer;

    private LambdaBootstrapBuilder(Invoke invoke, ILambdaSerializer serializer) =>
        (this.invoke, this.serializer) = (invoke, serializer);

    public static LambdaBootstrapBuilder Create<TInput, TOutput>(
        Func<TInput, ILambdaContext, Task<TOutput>> handler,
        ILambdaSerializer serializer
    ) =>
        new(
            async (input, context, output) =>
                serializer.Serialize(await handler(serializer.Deserialize<TInput>(input), context), output),
            serializer
        );

    public static LambdaBootstrapBuilder Create<TInput, TOutput>(
        Func<TInput, ILambdaContext, TOutput> handler,
        ILambdaSerializer serializer
    ) =>
        new(
            (input, context, output) =>
            {
                serializer.Serialize(handler(serializer.Deserialize<TInput>(input), context), output);
                return Task.CompletedTask;
            },
            serializer
        );

    public static LambdaBootstrapBuilder Create<TInput>(
        Func<TInput, ILambdaContext, Task> handler,
        ILambdaSerializer serializer
    ) => new((input, context, _) => handler(serializer.Deserialize<TInput>(input), context), serializer);

    public static LambdaBootstrapBuilder Create<TInput>(
        Action<TInput, ILambdaContext> handler,
        ILambdaSerializer serializer
    ) =>
        new(
            (input, context, _) =>
            {
                handler(serializer.Deserialize<TInput>(input), context);
                return Task.CompletedTask;
            },
            serializer
        );

    public LambdaBootstrapBuilder UseBootstrapHandler(LambdaBootstrapInitializer lambdaBootstrapInitializer)
    {
        initializer = lambdaBootstrapInitializer;
        return this;
    }

    public LambdaBootstrap Build() => new(invoke, serializer, initializer);

    /// <summary>Reads the event from the first stream and writes the answer, if there is one, to the second.</summary>
    internal delegate Task Invoke(Stream input, ILambdaContext context, Stream output);
}
