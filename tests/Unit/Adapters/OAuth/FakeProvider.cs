using System.Net;
using System.Text;

namespace Tokens.Tests.Unit.Adapters.OAuth;

/// <summary>A provider behind an HttpClient: keeps what it was sent, and answers as it is told.</summary>
internal sealed class FakeProvider : HttpMessageHandler
{
    private readonly TaskCompletionSource asked = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>When the first request has come.</summary>
    public Task Asked => asked.Task.WaitAsync(RefreshWorld.Patience);

    public HttpRequestMessage? Request { get; private set; }

    public string Body { get; private set; } = "";

    public int Requests { get; private set; }

    public Func<CancellationToken, Task<HttpResponseMessage>> Answer { get; set; } =
        _ => Task.FromResult(Json("""{"access_token":"fake-access-token-1","expires_in":3600}"""));

    public static HttpResponseMessage Json(string json, HttpStatusCode status = HttpStatusCode.OK) =>
        new(status) { Content = new StringContent(json, Encoding.UTF8, "application/json") };

    public void Answers(HttpResponseMessage response) => Answer = _ => Task.FromResult(response);

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        Request = request;
        Requests++;
        Body = await request.Content!.ReadAsStringAsync(cancellationToken);
        asked.TrySetResult();
        return await Answer(cancellationToken);
    }
}
