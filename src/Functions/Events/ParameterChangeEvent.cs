using System.Text.Json;
using Amazon.Lambda.CloudWatchEvents;

namespace Tokens.Functions.Events;

/// <summary>Reads "Parameter Store Change".</summary>
public static class ParameterChangeEvent
{
    public const string DetailType = "Parameter Store Change";

    public static Parsed<ParameterChange> Parse(CloudWatchEvent<JsonElement> input)
    {
        var detail = new EventDetail(input, DetailType);
        if (detail.Problem is { } problem)
        {
            return new Parsed<ParameterChange>.Invalid(problem);
        }

        if (ParameterName.Parse(detail.Text("name")) is not Parsed<ParameterName>.Valid name)
        {
            return new Parsed<ParameterChange>.Invalid("field name: is no parameter's name");
        }

        return detail.Text("operation") switch
        {
            "Create" or "Update" => new ParameterChange(name.Value, IsDeletion: false, detail.At),
            "Delete" => new ParameterChange(name.Value, IsDeletion: true, detail.At),
            _ => new Parsed<ParameterChange>.Invalid("field operation: changes no value"),
        };
    }
}
