using System.Text.Json;
using Tokens.Tests.ParameterStoreServer.Http;

namespace Tokens.Tests.ParameterStoreServer.Kms;

/// <summary>What makes keys and ends their use.</summary>
internal sealed class KeyOperations(KeyRing keys)
{
    public void CreateKey(Request request, Utf8JsonWriter json)
    {
        var key = keys.Create(request.Region);
        json.WriteStartObject("KeyMetadata");
        json.WriteString("KeyId", key.Id);
        json.WriteString("Arn", key.Arn);
        json.WriteBoolean("Enabled", key.IsEnabled);
        json.WriteEndObject();
    }

    public void CreateAlias(Request request, Utf8JsonWriter json) =>
        keys.Name(request.Required("AliasName"), request.Required("TargetKeyId"), request.Region);

    public void DisableKey(Request request, Utf8JsonWriter json) =>
        keys.Find(request.Required("KeyId"), request.Region).IsEnabled = false;
}
