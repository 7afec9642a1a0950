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
        using var next = await NextAsync();
        return next.Headers.GetValues("Lambda-Runtime-Aws-Request-Id").Single();
    }

    public Task RespondAsync(string requestId, string payload) =>
        PostAsync($"invocation/{requestId}/response", payload);

    public Task FailInitAsync(string error) => PostAsync("init/error", error);

    private async Task PostAsync(string path, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await Http.PostAsync(new Uri(root, path), content);
        answer.EnsureSuccessStatusCode();
    }
}
