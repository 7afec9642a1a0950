using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>Asks the runtime API for an event, runs the handler, posts what came of it; and again.</summary>
public class LambdaBootstrap : IDisposable
{
    private readonly RuntimeApi api = new();
    private readonly LambdaBootstrapBuilder.Invoke invoke;

    internal LambdaBootstrap(LambdaBootstrapBuilder.Invoke invoke)
    {
        this.invoke = invoke;
        LambdaConsole.Redirect();
    }

    /// <summary>
    /// Returns when cancelled. A runtime API that refuses or vanishes throws, which ends the process.
    /// </summary>
    public async Task RunAsync(CancellationToken cancellationToken = default)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await InvokeOnceAsync(cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
        }
    }

    public void Dispose()
    {
        api.Dispose();
        GC.SuppressFinalize(this);
    }

    private async Task InvokeOnceAsync(CancellationToken cancellationToken)
    {
        var (context, input) = await api.NextAsync(cancellationToken);
        LambdaConsole.RequestId = context.AwsRequestId;
        using var output = new MemoryStream();
        try
        {
            await invoke(input, context, output);
        }
        catch (Exception e)
        {
            await Console.Error.WriteLineAsync(e.ToString());
            await api.FailAsync(context.AwsRequestId, e);
            return;
        }

        await api.AnswerAsync(context.AwsRequestId, output.ToArray());
    }
}
