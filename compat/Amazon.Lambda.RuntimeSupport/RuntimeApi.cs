using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>Lambda's runtime API, version 2018-06-01.</summary>
internal sealed class RuntimeApi : IDisposable
{
    // Lambda freezes the process while it waits for the next event, for hours.
    private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    private readonly string root =
        $"http://{Environment.GetEnvironmentVariable("AWS_LAMBDA_RUNTIME_API")}/2018-06-01/runtime/invocation";

    public async Task<(LambdaContext Context, Stream Input)> NextAsync(CancellationToken cancellationToken)
    {
        using var response = await http.GetAsync($"{root}/next", cancellationToken);
        await RequireAsync(response, HttpStatusCode.OK);
        var input = new MemoryStream(await response.Content.ReadAsByteArrayAsync(cancellationToken));
        return (new LambdaContext(response.Headers), input);
    }

    public Task AnswerAsync(string requestId, Stream output) =>
        PostAsync($"{requestId}/response", new StreamContent(output), "application/json");

    public Task FailAsync(string requestId, Exception e)
    {
        var error = new MemoryStream();
        using (var json = new Utf8JsonWriter(error))
        {
            json.WriteStartObject();
            json.WriteString("errorType", e.GetType().Name);
            json.WriteString("errorMessage", e.Message);
            json.WriteEndObject();
        }

        var content = new ByteArrayContent(error.ToArray());
        content.Headers.Add("Lambda-Runtime-Function-Error-Type", e.GetType().Name);
        return PostAsync($"{requestId}/error", content, "application/vnd.aws.lambda.error+json");
    }

    public void Dispose() => http.Dispose();

    private async Task PostAsync(string path, HttpContent content, string type)
    {
        using (content)
        {
            content.Headers.ContentType = new MediaTypeHeaderValue(type);
            using var response = await http.PostAsync($"{root}/{path}", content);
            await RequireAsync(response, HttpStatusCode.Accepted);
        }
    }

    private static async Task RequireAsync(HttpResponseMessage response, HttpStatusCode expected)
    {
        if (response.StatusCode != expected)
        {
            var body = await response.Content.ReadAsStringAsync();
            throw new HttpRequestException($"The runtime API answered {(int)response.StatusCode}: {body}");
        }
    }
}
