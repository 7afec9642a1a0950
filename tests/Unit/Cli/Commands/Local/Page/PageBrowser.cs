namespace Tokens.Tests.Unit.Cli.Commands.Local.Page;

/// <summary>Keeps the session's cookie, and sends what a browser, or somebody else, would.</summary>
internal sealed class PageBrowser(Uri address)
{
    private static readonly HttpClient Client = new(
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
        }
    );

    public string? Cookie { get; set; }

    public string Origin => address.GetLeftPart(UriPartial.Authority);

    /// <summary>Opens the printed address.</summary>
    public async Task<HttpResponseMessage> OpenAsync()
    {
        var answer = await SendAsync("GET", address.PathAndQuery);
        Cookie = answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        return answer;
    }

    /// <summary>Returns with the headers, since a stream does not end. A null header is not sent.</summary>
    public Task<HttpResponseMessage> SendAsync(
        string method,
        string path,
        params (string Name, string? Value)[] headers
    )
    {
        var request = new HttpRequestMessage(new HttpMethod(method), new Uri(address, path));
        foreach (var (name, value) in headers.Append(("Cookie", Cookie)).Where(header => header.Item2 is not null))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    /// <summary>Opens the stream of states.</summary>
    public async Task<StreamReader> ListenAsync()
    {
        var answer = await SendAsync("GET", "/events");
        return new StreamReader(await answer.Content.ReadAsStreamAsync());
    }
}
