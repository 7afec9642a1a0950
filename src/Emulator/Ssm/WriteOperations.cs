using System.Text.Json;
using Tokens.Emulator.Http;
using Tokens.Emulator.Ssm;

namespace Tokens.Emulator.Ssm;

/// <summary>Each write, from its request's fields to its answer's.</summary>
internal sealed class WriteOperations(Store store, StoreLimits limits)
{
    private readonly WriteRule _rule = new(limits);

    public void PutParameter(Request request, Utf8JsonWriter json)
    {
        var name = ParameterName.Parse(request.Required("Name"));
        var put = new PutRequest(name.Text, request.Required("Value"))
        {
            Type = request.Text("Type"),
            Overwrite = request.Flag("Overwrite"),
            KeyId = request.Text("KeyId"),
            Tier = request.Text("Tier"),
            Policies = request.Text("Policies"),
            Description = request.Text("Description"),
            AllowedPattern = request.Text("AllowedPattern"),
            DataType = request.Text("DataType"),
            HasTags = request.Has("Tags"),
        };
        name.RequireWritable();
        WriteRule.RequireValid(put);
        var written = store.Write(name, put, _rule).Latest;
        json.WriteNumber("Version", written.Version);
        json.WriteString("Tier", written.Tier.ToString());
    }

    /// <summary>Labels a version, the latest unless one is named.</summary>
    public void LabelParameterVersion(Request request, Utf8JsonWriter json)
    {
        var (asked, version) = (request.Required("Name"), request.Number("ParameterVersion"));
        var byValidity = SystemsManager.Several(request, "Labels").Distinct().ToLookup(LabelRule.IsValid);
        var labelled = 0L;
        store.Label(
            ParameterName.Parse(asked),
            parameter =>
            {
                var target = version is { } number ? parameter.Version(number) : parameter.Latest;
                labelled = target?.Version ?? throw RefusedException.VersionNotFound(parameter.Name, $"{version}");
                return LabelRule.Attach(parameter, target, [.. byValidity[true]]);
            }
        );
        json.WriteTexts("InvalidLabels", [.. byValidity[false]]);
        json.WriteNumber("ParameterVersion", labelled);
    }

    public void DeleteParameter(Request request, Utf8JsonWriter json)
    {
        var name = ParameterName.Parse(request.Required("Name"));
        if (!store.Remove(name))
        {
            throw RefusedException.NotFound(name.Text);
        }
    }

    public void DeleteParameters(Request request, Utf8JsonWriter json)
    {
        var names = SystemsManager.Names(request).Select(ParameterName.Parse);
        var byOutcome = names.ToLookup(store.Remove, name => name.Text);
        json.WriteTexts("DeletedParameters", [.. byOutcome[true]]);
        json.WriteTexts("InvalidParameters", [.. byOutcome[false]]);
    }
}
