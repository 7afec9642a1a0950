using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tokens.Tests.Integration.ParameterStoreServers;

/// <summary>The JSON 1.1 protocol and nothing else, to see answers as they are on the wire.</summary>
internal sealed class SsmClient(Uri endpoint) : IDisposable
{
    private const string Signature =
        "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20260301/eu-west-1/ssm/aws4_request, "
        + "SignedHeaders=host;x-amz-date;x-amz-target, Signature=00";

    private static readonly JsonSerializerOptions Wire = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private readonly HttpClient _http = new() { BaseAddress = endpoint };

    public Task<SsmAnswer> CallAsync(string operation, object request) =>
        SendAsync("AmazonSSM." + operation, JsonSerializer.SerializeToUtf8Bytes(request, Wire));

    public async Task<SsmAnswer> SendAsync(string target, byte[] body, string authorization = Signature)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/");
        request.Content = new ByteArrayContent(body);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-amz-json-1.1");
        request.Headers.Add("X-Amz-Target", target);
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        using var response = await _http.SendAsync(request);
        return new SsmAnswer((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    public void Dispose() => _http.Dispose();
}
