namespace Tokens.Tests.Integration.ParameterStoreServers;

/// <summary>The query protocol and nothing else, to see answers as they are on the wire.</summary>
internal sealed class SnsClient(Uri endpoint) : IDisposable
{
    private const string Signature =
        "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20260301/eu-west-1/sns/aws4_request, "
        + "SignedHeaders=host;x-amz-date, Signature=00";

    private readonly HttpClient _http = new() { BaseAddress = endpoint };

    public Task<SnsAnswer> CallAsync(string action, params (string Name, string Value)[] fields) =>
        SendAsync(Signature, [("Action", action), ("Version", "2010-03-31"), .. fields]);

    public Task<SnsAnswer> CallUnsignedAsync(string action, params (string Name, string Value)[] fields) =>
        SendAsync("", [("Action", action), .. fields]);

    public async Task<SnsAnswer> GetAsync(string url)
    {
        using var response = await _http.GetAsync(new Uri(url, UriKind.RelativeOrAbsolute));
        return await ReadAsync(response);
    }

    public void Dispose() => _http.Dispose();

    private async Task<SnsAnswer> SendAsync(string authorization, (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/");
        request.Content = new FormUrlEncodedContent(
            fields.Select(field => KeyValuePair.Create(field.Name, field.Value))
        );
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        using var response = await _http.SendAsync(request);
        return await ReadAsync(response);
    }

    private static async Task<SnsAnswer> ReadAsync(HttpResponseMessage response) =>
        new((int)response.StatusCode, await response.Content.ReadAsStringAsync());
}
