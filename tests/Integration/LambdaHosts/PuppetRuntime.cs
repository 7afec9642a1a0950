using System.Text;

namespace Tokens.Tests.Integration.LambdaHosts;

/// <summary>Speaks the runtime API as a function's runtime would, one step at a test's command.</summary>
internal sealed class PuppetRuntime(string address)
{
    private static readonly HttpClient Http = new();
    private readonly Uri root = new($"http://{address}/2018-06-01/runtime/");

    public Task<HttpResponseMessage> NextAsync() => Http.GetAsync(new Uri(root, "invocation/next"));

    public async Task<string> NextIdAsync()
    {
        using var answer = await NextAsync();
        return RequestId(answer);
    }

    public Task<HttpResponseMessage> RespondAsync(string requestId, string payload) =>
        PostAsync($"invocation/{requestId}/response", payload);

    public Task<HttpResponseMessage> FailAsync(string requestId, string error, string? errorType = null) =>
        PostAsync($"invocation/{requestId}/error", error, errorType);

    public Task<HttpResponseMessage> FailInitAsync(string error) => PostAsync("init/error", error);

    public static string RequestId(HttpResponseMessage next) =>
        next.Headers.GetValues("Lambda-Runtime-Aws-Request-Id").Single();

    private async Task<HttpResponseMessage> PostAsync(string path, string body, string? errorType = null)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(root, path)) { Content = content };
        if (errorType is not null)
        {
            request.Headers.Add("Lambda-Runtime-Function-Error-Type", errorType);
        }

        return await Http.SendAsync(request);
    }
}
