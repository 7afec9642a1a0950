using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Tokens.Emulator.Http;
using Tokens.Emulator.Ssm;

namespace Tokens.Emulator.Ssm;

/// <summary>The API's Parameter, ParameterMetadata and ParameterHistory.</summary>
internal static class Shapes
{
    public static void Parameter(Utf8JsonWriter json, Selection selection, Request request)
    {
        var version = selection.Version;
        json.WriteStartObject();
        json.WriteString("ARN", ParameterName.Parse(selection.Name).Arn(request.Region));
        Common(json, selection);
        json.WriteString("Value", Value(selection, request));
        if (selection.Selector is { } selector)
        {
            json.WriteString("Selector", ":" + selector);
        }

        json.WriteEndObject();
    }

    public static void Metadata(Utf8JsonWriter json, Parameter parameter, Request request)
    {
        json.WriteStartObject();
        json.WriteString("ARN", ParameterName.Parse(parameter.Name).Arn(request.Region));
        Common(json, new Selection(parameter.Name, parameter.Latest, null));
        Details(json, parameter.Latest);
        json.WriteEndObject();
    }

    public static void History(Utf8JsonWriter json, Selection selection, Request request)
    {
        json.WriteStartObject();
        Common(json, selection);
        Details(json, selection.Version);
        json.WriteString("Value", Value(selection, request));
        json.WriteTexts("Labels", selection.Version.Labels);
        json.WriteEndObject();
    }

    private static void Common(Utf8JsonWriter json, Selection selection)
    {
        var version = selection.Version;
        json.WriteString("Name", selection.Name);
        json.WriteString("Type", version.Type.ToString());
        json.WriteNumber("Version", version.Version);
        json.WriteNumber("LastModifiedDate", version.LastModified.ToUnixTimeMilliseconds() / 1000m);
        json.WriteString("DataType", version.DataType);
    }

    private static void Details(Utf8JsonWriter json, ParameterVersion version)
    {
        json.WriteOptional("KeyId", version.KeyId);
        json.WriteString("LastModifiedUser", Account.User);
        json.WriteOptional("Description", version.Description);
        json.WriteOptional("AllowedPattern", version.AllowedPattern);
        json.WriteString("Tier", version.Tier.ToString());
        json.WriteArray("Policies", version.Policies, WritePolicy);
    }

    private static void WritePolicy(Utf8JsonWriter json, Policy policy)
    {
        json.WriteStartObject();
        json.WriteString("PolicyText", policy.Text);
        json.WriteString("PolicyType", policy.Type);
        json.WriteString("PolicyStatus", "Pending");
        json.WriteEndObject();
    }

    private static string Value(Selection selection, Request request) =>
        selection.Version.Type != ParameterType.SecureString || request.WithDecryption
            ? selection.Version.Value
            : Ciphertext.Of(selection);
}

/// <summary>What a SecureString looks like undecrypted. Made of its name and version, so no value can be got from it.</summary>
internal static class Ciphertext
{
    public static string Of(Selection selection) =>
        "AQICAH"
        + Convert.ToBase64String(
            SHA512.HashData(Encoding.UTF8.GetBytes($"{selection.Name}:{selection.Version.Version}"))
        );
}
