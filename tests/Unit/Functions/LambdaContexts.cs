using System.Reflection;
using Amazon.Lambda.Core;

namespace Tokens.Tests.Unit.Functions;

/// <summary>
/// Contexts that know what our functions ask of them and nothing else. By proxy: the interface has members that come and
/// go with its package's versions.
/// </summary>
internal static class LambdaContexts
{
    public static ILambdaContext With(TimeSpan remainingTime)
    {
        var context = DispatchProxy.Create<ILambdaContext, Proxy>();
        ((Proxy)context).RemainingTime = remainingTime;
        return context;
    }

#pragma warning disable CA1852 // A proxy is made by deriving from it.
    internal class Proxy : DispatchProxy
#pragma warning restore CA1852
    {
        public TimeSpan RemainingTime { get; set; }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
            targetMethod?.Name switch
            {
                "get_AwsRequestId" => "request-1",
                "get_RemainingTime" => RemainingTime,
                var other => throw new NotSupportedException($"No function of ours asks for {other}."),
            };
    }
}
