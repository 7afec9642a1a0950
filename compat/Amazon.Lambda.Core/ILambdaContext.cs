using System;

namespace Amazon.Lambda.Core;

/// <summary>The members that the real one has no defaults for.</summary>
public interface ILambdaContext
{
    string AwsRequestId { get; }

    IClientContext ClientContext { get; }

    string FunctionName { get; }

    string FunctionVersion { get; }

    ICognitoIdentity Identity { get; }

    string InvokedFunctionArn { get; }

    ILambdaLogger Logger { get; }

    string LogGroupName { get; }

    string LogStreamName { get; }

    int MemoryLimitInMB { get; }

    TimeSpan RemainingTime { get; }
}

// Without members: no function asks for one, and code that did would not compile.

public interface IClientContext;

public interface ICognitoIdentity;

public interface ILambdaLogger;
