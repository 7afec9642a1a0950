using System.Text.Json;
using Tokens.Tests.ParameterStoreServer.Model;

namespace Tokens.Tests.ParameterStoreServer.Http;

/// <summary>Each write, from its request's fields to its answer's.</summary>
internal sealed class WriteOperations(Writes writes)
{
    public void PutParameter(Request request, Utf8JsonWriter json)
    {
        var written = writes.Put(
            new PutRequest(request.Required("Name"), request.Required("Value"))
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
            }
        );
        json.WriteNumber("Version", written.Version);
        json.WriteString("Tier", written.Tier.ToString());
    }

    public void LabelParameterVersion(Request request, Utf8JsonWriter json)
    {
        var (version, invalid) = writes.Label(
            request.Required("Name"),
            request.Number("ParameterVersion"),
            request.RequiredTexts("Labels")
        );
        json.WriteTexts("InvalidLabels", invalid);
        json.WriteNumber("ParameterVersion", version);
    }

    public void DeleteParameter(Request request, Utf8JsonWriter json) => writes.Delete(request.Required("Name"));

    public void DeleteParameters(Request request, Utf8JsonWriter json)
    {
        var (deleted, invalid) = writes.DeleteMany(request.RequiredTexts("Names"));
        json.WriteTexts("DeletedParameters", deleted);
        json.WriteTexts("InvalidParameters", invalid);
    }
}
