using System;

namespace Amazon.Lambda.Core;

[AttributeUsage(AttributeTargets.Method | AttributeTargets.Assembly)]
public sealed class LambdaSerializerAttribute(Type serializerType) : Attribute
{
    public Type SerializerType { get; set; } = serializerType;
}
