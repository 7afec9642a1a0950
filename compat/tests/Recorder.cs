using System.Net;
using System.Text;
using Amazon.Runtime;

namespace Tokens.Tests.Compat;

/// <summary>Answers a client from a script, the last line again and again, and keeps what was sent.</summary>
internal sealed class Recorder(params (HttpStatusCode Status, string Body)[] answers) : HttpMessageHandler
{
    public List<Sent> Requests { get; } = [];

    public Factory Clients => new(this);

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var (status, body) = answers[Math.Min(Requests.Count, answers.Length - 1)];
        Requests.Add(await Sent.FromAsync(request, cancellationToken));
        return new HttpResponseMessage(status)
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)),
            RequestMessage = request,
        };
    }

    internal sealed class Factory(Recorder recorder) : HttpClientFactory
    {
        public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(recorder, disposeHandler: false);

        public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;
    }
}
