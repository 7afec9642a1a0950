using System.Text.Json;

namespace Tokens.Tests.LambdaHosts;

/// <summary>Reads <c>{"errorType":…,"errorMessage":…,"stackTrace":[…]}</c>.</summary>
internal static class FunctionError
{
    public static Invocation.Failed Read(string body, string? errorTypeHeader)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return new Invocation.Failed(
                Text(json.RootElement, "errorType") ?? errorTypeHeader ?? "",
                Text(json.RootElement, "errorMessage") ?? "",
                StackTrace(json.RootElement)
            );
        }
        catch (JsonException)
        {
            // A runtime in trouble may send anything; what it sent is still the best message there is.
            return new Invocation.Failed(errorTypeHeader ?? "", body, []);
        }
    }

    private static string? Text(JsonElement error, string name) =>
        error.ValueKind is JsonValueKind.Object && error.TryGetProperty(name, out var value) ? value.ToString() : null;

    private static string[] StackTrace(JsonElement error) =>
        error.ValueKind is JsonValueKind.Object
        && error.TryGetProperty("stackTrace", out var trace)
        && trace.ValueKind is JsonValueKind.Array
            ? [.. trace.EnumerateArray().Select(line => line.ToString())]
            : [];
}
