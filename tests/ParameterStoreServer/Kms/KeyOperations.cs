using System.Text.Json;
using Tokens.Tests.ParameterStoreServer.Http;

namespace Tokens.Tests.ParameterStoreServer.Kms;

/// <summary>What makes keys, tells of them and ends their use.</summary>
internal sealed class KeyOperations(KeyRing keys)
{
    public void CreateKey(Request request, Utf8JsonWriter json) => Write(keys.Create(request.Region), json);

    public void DescribeKey(Request request, Utf8JsonWriter json) =>
        Write(keys.Find(request.Required("KeyId"), request.Region), json);

    public void CreateAlias(Request request, Utf8JsonWriter json) =>
        keys.Name(request.Required("AliasName"), request.Required("TargetKeyId"), request.Region);

    public void DisableKey(Request request, Utf8JsonWriter json) =>
        keys.Find(request.Required("KeyId"), request.Region).IsEnabled = false;

    private static void Write(KmsKey key, Utf8JsonWriter json)
    {
        json.WriteStartObject("KeyMetadata");
        json.WriteString("KeyId", key.Id);
        json.WriteString("Arn", key.Arn);
        json.WriteBoolean("Enabled", key.IsEnabled);
        json.WriteString("KeyState", key.IsEnabled ? "Enabled" : "Disabled");
        json.WriteString("KeyUsage", "ENCRYPT_DECRYPT");
        json.WriteEndObject();
    }
}
