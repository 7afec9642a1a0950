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
    // The headers of a request have a limit; past it the cause is left out and the error itself still arrives.
    private const int MaxCauseLength = 1024 * 1024;

    // Lambda freezes the process while it waits for the next event, for hours.
    private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    private readonly string root =
        $"http://{Environment.GetEnvironmentVariable("AWS_LAMBDA_RUNTIME_API")}/2018-06-01/runtime";

    public async Task<(LambdaContext Context, Stream Input)> NextAsync(CancellationToken cancellationToken)
    {
        using var response = await http.GetAsync($"{root}/invocation/next", cancellationToken);
        await RequireAsync(response, HttpStatusCode.OK);
        var input = new MemoryStream(await response.Content.ReadAsByteArrayAsync(cancellationToken));
        return (new LambdaContext(response.Headers), input);
    }

    public async Task AnswerAsync(string requestId, byte[] output)
    {
        using var content = new ByteArrayContent(output);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var response = await http.PostAsync($"{root}/invocation/{requestId}/response", content);
        await RequireAsync(response, HttpStatusCode.Accepted);
    }

    public async Task FailAsync(string requestId, Exception e)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{root}/invocation/{requestId}/error");
        request.Content = new ByteArrayContent(ErrorPayload.Of(e));
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/vnd.aws.lambda.error+json");
        request.Headers.TryAddWithoutValidation("Lambda-Runtime-Function-Error-Type", e.GetType().Name);
        var cause = XRayCause.Of(e);
        if (cause.Length < MaxCauseLength)
        {
            request.Headers.TryAddWithoutValidation("Lambda-Runtime-Function-XRay-Error-Cause", cause);
        }

        using var response = await http.SendAsync(request);
        await RequireAsync(response, HttpStatusCode.Accepted);
        // The real runtime support gives up on an answer here that is no JSON; a host that tests rely on had better
        // notice.
        using var status = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
    }

    public void Dispose() => http.Dispose();

    private static async Task RequireAsync(HttpResponseMessage response, HttpStatusCode expected)
    {
        if (response.StatusCode != expected)
        {
            var body = await response.Content.ReadAsStringAsync();
            throw new HttpRequestException($"The runtime API answered {(int)response.StatusCode}: {body}");
        }
    }
}
