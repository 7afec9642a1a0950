using System;
using System.Collections.Generic;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;
using Amazon.SimpleSystemsManagement.Json;

namespace Amazon.SimpleSystemsManagement.Model;

public class ParameterHistory : IJsonShape
{
    public string AllowedPattern { get; set; }

    public string DataType { get; set; }

    public string Description { get; set; }

    public string KeyId { get; set; }

    public List<string> Labels { get; set; }

    public DateTime? LastModifiedDate { get; set; }

    public string LastModifiedUser { get; set; }

    public string Name { get; set; }

    public List<ParameterInlinePolicy> Policies { get; set; }

    public ParameterTier Tier { get; set; }

    public ParameterType Type { get; set; }

    public string Value { get; set; }

    public long? Version { get; set; }

    void IJsonShape.Read(string member, JsonUnmarshallerContext from, ref StreamingUtf8JsonReader at)
    {
        switch (member)
        {
            case "AllowedPattern":
                AllowedPattern = from.Text(ref at);
                break;
            case "DataType":
                DataType = from.Text(ref at);
                break;
            case "Description":
                Description = from.Text(ref at);
                break;
            case "KeyId":
                KeyId = from.Text(ref at);
                break;
            case "Labels":
                Labels = from.Texts(ref at);
                break;
            case "LastModifiedDate":
                LastModifiedDate = from.Date(ref at);
                break;
            case "LastModifiedUser":
                LastModifiedUser = from.Text(ref at);
                break;
            case "Name":
                Name = from.Text(ref at);
                break;
            case "Policies":
                Policies = from.Shapes<ParameterInlinePolicy>(ref at);
                break;
            case "Tier":
                Tier = from.Text(ref at);
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
