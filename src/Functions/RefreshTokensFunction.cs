using System.Text.Json;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using Tokens.Functions.Logging;

namespace Tokens.Functions;

/// <summary>
/// The entry point of the schedule, and of a refresh on demand. Takes a scheduled event of either
/// kind, its own <c>Input</c>, or <c>{"connections":["name"]}</c>.
/// </summary>
public sealed class RefreshTokensFunction(Lazy<TokensUseCases> useCases, FunctionLog log, Lazy<RefreshMetrics> metrics)
{
    [LambdaFunction(ResourceName = "RefreshTokens", Timeout = 900, MemorySize = 512)]
    public async Task<RefreshAnswer> RefreshTokens(JsonElement input, ILambdaContext context)
    {
        log.Begin(context.AwsRequestId);
        switch (RefreshInvocation.Parse(input))
        {
            case Parsed<RefreshInvocation>.Invalid invalid:
                log.Refused(invalid.Problem);
                return RefreshAnswer.Refused(invalid.Problem);
            case Parsed<RefreshInvocation>.Valid { Value: var invocation }:
                var order = new RefreshRequest(invocation.Connections, context.RemainingTime);
                var report = await useCases.Value.RefreshTokens.RunAsync(order, CancellationToken.None);
                log.Finished(report);
                metrics.Value.Write(report, isSweep: invocation.Connections is null);
                return RefreshAnswer.Of(report);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }
}
