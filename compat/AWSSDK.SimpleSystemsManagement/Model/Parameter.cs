using System;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;
using Amazon.SimpleSystemsManagement.Json;

namespace Amazon.SimpleSystemsManagement.Model;

public class Parameter : IJsonShape
{
    public string ARN { get; set; }

    public string DataType { get; set; }

    public DateTime? LastModifiedDate { get; set; }

    public string Name { get; set; }

    public string Selector { get; set; }

    public string SourceResult { get; set; }

    public ParameterType Type { get; set; }

    public string Value { get; set; }

    public long? Version { get; set; }

    void IJsonShape.Read(string member, JsonUnmarshallerContext from, ref StreamingUtf8JsonReader at)
    {
        switch (member)
        {
            case "ARN":
                ARN = from.Text(ref at);
                break;
            case "DataType":
                DataType = from.Text(ref at);
                break;
            case "LastModifiedDate":
                LastModifiedDate = from.Date(ref at);
                break;
            case "Name":
                Name = from.Text(ref at);
                break;
            case "Selector":
                Selector = from.Text(ref at);
                break;
            case "SourceResult":
                SourceResult = from.Text(ref at);
                break;
            case "Type":
                Type = from.Text(ref at);
                break;
            case "Value":
                Value = from.Text(ref at);
                break;
            case "Version":
                Version = from.Number(ref at);
                break;
        }
    }
}
