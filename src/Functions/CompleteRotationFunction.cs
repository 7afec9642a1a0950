using Amazon.Lambda.Annotations;
using Amazon.Lambda.Annotations.SNS;
using Amazon.Lambda.Core;
using Amazon.Lambda.SNSEvents;
using Tokens.Adapters.Composition;
using Tokens.Functions.Events;
using Tokens.Functions.Logging;

namespace Tokens.Functions;

/// <summary>The entry point of rotation-completed messages: from DetectRotation, the sweep, or any pipeline.</summary>
public sealed class CompleteRotationFunction(
    Lazy<TokensUseCases> useCases,
    TokensEnvironment environment,
    FunctionLog log
)
{
    [LambdaFunction(ResourceName = "CompleteRotation", Timeout = 300, MemorySize = 512)]
    [SNSEvent("@RotationCompletedTopic", ResourceName = "RotationCompleted")]
    public async Task CompleteRotation(SNSEvent input, ILambdaContext context)
    {
        log.Begin(context.AwsRequestId);
        if (input.Records is null)
        {
            log.PassedOver("field Records: is no list");
        }

        foreach (var record in input.Records ?? [])
        {
            if (record.Sns.TopicArn is not { } topic || topic != environment.CompletedTopicArn)
            {
                log.PassedOver("a record is not from TOKENS_COMPLETED_TOPIC_ARN");
            }
            else if (CompletionMessage.Parse(record.Sns.Message) is Parsed<ParameterName>.Valid parameter)
            {
                await useCases.Value.CompleteRotation.RunAsync(
                    new CompletedRotation(parameter.Value, context.RemainingTime),
                    CancellationToken.None
                );
            }
            else
            {
                log.PassedOver("a record is no rotation-completed message, {\"parameter\":\"…\"}");
            }
        }
    }
}
