using Amazon.Lambda.Core;

namespace Tokens.Cli.Hosting;

/// <summary>What a function learns of its invocation; what none of ours asks for, nobody answers.</summary>
internal sealed class InvocationContext(string function, string requestId, DateTimeOffset deadline, TimeProvider clock)
    : ILambdaContext
{
    public string AwsRequestId => requestId;

    public string FunctionName => function;

    public TimeSpan RemainingTime => deadline - clock.GetUtcNow();

    public string FunctionVersion => "$LATEST";

    public int MemoryLimitInMB => 512;

    public string InvokedFunctionArn => throw Unanswered();

    public IClientContext ClientContext => throw Unanswered();

    public ICognitoIdentity Identity => throw Unanswered();

    public ILambdaLogger Logger => throw Unanswered();

    public string LogGroupName => throw Unanswered();

    public string LogStreamName => throw Unanswered();

    public string TenantId => throw Unanswered();

    public string TraceId => throw Unanswered();

    public ILambdaSerializer Serializer => throw Unanswered();

    private static NotSupportedException Unanswered() => new("There is no Lambda here.");
}
