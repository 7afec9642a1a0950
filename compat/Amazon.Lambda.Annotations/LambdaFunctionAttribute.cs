using System;

namespace Amazon.Lambda.Annotations;

/// <summary>Here it only marks the method: the real package's generator reads it while compiling.</summary>
[AttributeUsage(AttributeTargets.Method)]
public class LambdaFunctionAttribute : Attribute
{
    public string ResourceName { get; set; }

    public uint Timeout { get; set; }

    public uint MemorySize { get; set; }

    public string Role { get; set; }

    public string Policies { get; set; }
}
