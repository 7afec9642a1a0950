using System.Text.Json;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.CloudWatchEvents;
using Amazon.Lambda.Core;
using Tokens.Functions.Events;
using Tokens.Functions.Logging;

namespace Tokens.Functions;

/// <summary>The entry point of "Parameter Store Policy Action".</summary>
public sealed class RemindOfRotationFunction(Lazy<TokensUseCases> useCases, FunctionLog log)
{
    [LambdaFunction(ResourceName = "RemindOfRotation", Timeout = 60, MemorySize = 512)]
    public async Task RemindOfRotation(CloudWatchEvent<JsonElement> input, ILambdaContext context)
    {
        log.Begin(context.AwsRequestId);
        switch (PolicyActionEvent.Parse(input))
        {
            case Parsed<PolicyAction>.Valid action:
                await useCases.Value.RemindOfRotation.RunAsync(action.Value, CancellationToken.None);
                break;
            case Parsed<PolicyAction>.Invalid invalid:
                log.PassedOver(invalid.Problem);
                break;
        }
    }
}
