using System;
using System.Globalization;
using System.Linq;
using System.Net.Http.Headers;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

internal sealed class LambdaContext : ILambdaContext
{
    private readonly HttpResponseHeaders headers;

    public LambdaContext(HttpResponseHeaders headers)
    {
        this.headers = headers;
        AwsRequestId =
            Header("Lambda-Runtime-Aws-Request-Id")
            ?? throw new InvalidOperationException("The runtime API sent an event without a request id.");
        // X-Ray's and OpenTelemetry's libraries read it there.
        Environment.SetEnvironmentVariable("_X_AMZN_TRACE_ID", Header("Lambda-Runtime-Trace-Id"));
    }

    public string AwsRequestId { get; }

    public IClientContext ClientContext => null;

    public ICognitoIdentity Identity => null;

    public string FunctionName => Variable("AWS_LAMBDA_FUNCTION_NAME");

    public string FunctionVersion => Variable("AWS_LAMBDA_FUNCTION_VERSION");

    public string InvokedFunctionArn => Header("Lambda-Runtime-Invoked-Function-Arn");

    public ILambdaLogger Logger => null;

    public string LogGroupName => Variable("AWS_LAMBDA_LOG_GROUP_NAME");

    public string LogStreamName => Variable("AWS_LAMBDA_LOG_STREAM_NAME");

    public int MemoryLimitInMB => (int)Number(Variable("AWS_LAMBDA_FUNCTION_MEMORY_SIZE"));

    public TimeSpan RemainingTime =>
        DateTimeOffset.FromUnixTimeMilliseconds(Number(Header("Lambda-Runtime-Deadline-Ms"))) - DateTimeOffset.UtcNow;

    private static string Variable(string name) => Environment.GetEnvironmentVariable(name);

    private static long Number(string text) =>
        long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private string Header(string name) => headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;
}
