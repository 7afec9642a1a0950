using System;

namespace Amazon.Lambda.Annotations.SNS;

[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public class SNSEventAttribute(string topic) : Attribute
{
    public string Topic { get; set; } = topic;

    public string ResourceName { get; set; }
}
