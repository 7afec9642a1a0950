using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

public class LambdaBootstrapBuilder
{
    private readonly Func<Stream, ILambdaContext, Task<Stream>> handler;

    private LambdaBootstrapBuilder(Func<Stream, ILambdaContext, Task<Stream>> handler) => this.handler = handler;

    public static LambdaBootstrapBuilder Create(Func<Stream, ILambdaContext, Task<Stream>> handler) => new(handler);

    public LambdaBootstrap Build() => new(handler);
}

/// <summary>Asks the runtime API for an event, runs the handler and posts its answer or failure, again and again.</summary>
public class LambdaBootstrap : IDisposable
{
    private readonly RuntimeApi api = new();
    private readonly Func<Stream, ILambdaContext, Task<Stream>> handler;

    internal LambdaBootstrap(Func<Stream, ILambdaContext, Task<Stream>> handler) => this.handler = handler;

    /// <summary>
    /// Returns when cancelled. A runtime API that refuses or vanishes throws, which ends the process.
    /// </summary>
    public async Task RunAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            while (true)
            {
                var (context, input) = await api.NextAsync(cancellationToken);
                await InvokeAsync(context, input);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested) { }
    }

    public void Dispose()
    {
        api.Dispose();
        GC.SuppressFinalize(this);
    }

    private async Task InvokeAsync(LambdaContext context, Stream input)
    {
        Stream answer;
        try
        {
            answer = await handler(input, context);
        }
        catch (Exception e)
        {
            await Console.Error.WriteLineAsync(e.ToString());
            await api.FailAsync(context.AwsRequestId, e);
            return;
        }

        await api.AnswerAsync(context.AwsRequestId, answer);
    }
}
