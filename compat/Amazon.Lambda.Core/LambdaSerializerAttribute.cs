using System;

namespace Amazon.Lambda.Core;

[AttributeUsage(AttributeTargets.Method | AttributeTargets.Assembly)]
public sealed class LambdaSerializerAttribute : Attribute
{
    /// <summary>Read by the real runtime alone, which compat/'s entry point stands in for.</summary>
    public LambdaSerializerAttribute(Type serializerType) => _ = serializerType;
}
