using System;

namespace Amazon.Lambda.Annotations;

// Here they only mark: the real package's generator reads them at compile time.

[AttributeUsage(AttributeTargets.Method)]
public class LambdaFunctionAttribute : Attribute
{
    public string ResourceName { get; set; }

    public uint Timeout { get; set; }

    public uint MemorySize { get; set; }

    public string Role { get; set; }

    public string Policies { get; set; }
}

[AttributeUsage(AttributeTargets.Assembly)]
public class LambdaGlobalPropertiesAttribute : Attribute
{
    public bool GenerateMain { get; set; }

    public string Runtime { get; set; }
}

[AttributeUsage(AttributeTargets.Class)]
public class LambdaStartupAttribute : Attribute;
