using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace Tokens.Tests.Integration.AwsEmulators;

/// <summary>The wire protocols, of which the SDK shows little: JSON 1.1, and the query protocol for SNS.</summary>
/// <param name="endpoint">Of all services.</param>
/// <param name="service">ssm, kms or sns.</param>
internal sealed class AwsClient(Uri endpoint, string service) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = endpoint };

    /// <param name="operation">The API's name for it.</param>
    /// <param name="request">JSON; for SNS it is made a form of.</param>
    /// <param name="isSigned">With a signature that nobody checks.</param>
    public async Task<AwsAnswer> CallAsync(string operation, string request, bool isSigned = true)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, "/");
        message.Content =
            service == "sns"
                ? new FormUrlEncodedContent(Form(operation, JsonNode.Parse(request)!.AsObject()))
                : new StringContent(request, new MediaTypeHeaderValue("application/x-amz-json-1.1"));
        if (service != "sns")
        {
            message.Headers.Add("X-Amz-Target", $"{(service == "kms" ? "TrentService" : "AmazonSSM")}.{operation}");
        }

        if (isSigned)
        {
            var credential = $"Credential=AKIAIOSFODNN7EXAMPLE/20260301/eu-west-1/{service}/aws4_request";
            message.Headers.TryAddWithoutValidation("Authorization", $"AWS4-HMAC-SHA256 {credential}, Signature=00");
        }

        return await SendAsync(message);
    }

    public Task<AwsAnswer> GetAsync(string url) => SendAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(url)));

    public void Dispose() => _http.Dispose();

    private async Task<AwsAnswer> SendAsync(HttpRequestMessage request)
    {
        try
        {
            using var response = await _http.SendAsync(request);
            return new AwsAnswer((int)response.StatusCode, await response.Content.ReadAsStringAsync());
        }
        catch (HttpRequestException)
        {
            return new AwsAnswer(0, "");
        }
    }

    private static IEnumerable<KeyValuePair<string, string>> Form(string operation, JsonObject request) =>
        request
            .SelectMany(field =>
                field.Value is JsonObject map ? Entries(field.Key, map) : [(field.Key, $"{field.Value}")]
            )
            .Prepend(("Action", operation))
            .Select(field => KeyValuePair.Create(field.Item1, field.Item2));

    /// <summary>Attributes as a map of texts, MessageAttributes as a map of objects.</summary>
    private static IEnumerable<(string Name, string Value)> Entries(string name, JsonObject map) =>
        map.Select((entry, i) => (Prefix: $"{name}.entry.{i + 1}", entry.Key, entry.Value))
            .SelectMany(entry =>
                entry.Value is JsonObject value
                    ? value
                        .Select(part => ($"{entry.Prefix}.Value.{part.Key}", $"{part.Value}"))
                        .Prepend(($"{entry.Prefix}.Name", entry.Key))
                    : [($"{entry.Prefix}.key", entry.Key), ($"{entry.Prefix}.value", $"{entry.Value}")]
            );
}
