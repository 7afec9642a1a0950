using System.Net;
using System.Net.Mime;
using System.Text;

namespace Tokens.Bench.Micro;

/// <summary>A provider that is no distance away: what is left is our own work.</summary>
internal sealed class InstantProvider : HttpMessageHandler
{
    private static readonly string Answer =
        $$"""{"access_token":"Atza|fake-access-{{new string(
            'x',
            400
        )}}","refresh_token":"Atzr|fake-refresh","token_type":"bearer","expires_in":3600}""";

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        var content = new StringContent(Answer, Encoding.UTF8, MediaTypeNames.Application.Json);
        return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = content });
    }
}
