using System.Text.Json;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.CloudWatchEvents;
using Amazon.Lambda.Core;
using Tokens.Functions.Events;
using Tokens.Functions.Logging;

namespace Tokens.Functions;

/// <summary>The entry point of "Parameter Store Change".</summary>
public sealed class DetectRotationFunction(Lazy<TokensUseCases> useCases, FunctionLog log)
{
    [LambdaFunction(ResourceName = "DetectRotation", Timeout = 60, MemorySize = 512)]
    public async Task DetectRotation(CloudWatchEvent<JsonElement> input, ILambdaContext context)
    {
        log.Begin(context.AwsRequestId);
        switch (ParameterChangeEvent.Parse(input))
        {
            case Parsed<ParameterChange>.Valid change:
                await useCases.Value.DetectRotation.RunAsync(change.Value, CancellationToken.None);
                break;
            case Parsed<ParameterChange>.Invalid invalid:
                log.PassedOver(invalid.Problem);
                break;
        }
    }
}
