using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace Testcontainers.LocalStack;

public sealed class LocalStackContainer : IAsyncDisposable
{
    private const int LocalStackPort = 4566;

    private readonly string image;
    private readonly IReadOnlyList<KeyValuePair<string, string>> environment;
    private string id;
    private Uri url;

    internal LocalStackContainer(string image, IReadOnlyList<KeyValuePair<string, string>> environment) =>
        (this.image, this.environment) = (image, environment);

    public async Task StartAsync(CancellationToken ct = default)
    {
        // Nothing reaps what a killed test run leaves behind; --rm at least leaves nothing of what it stops.
        string[] run = ["run", "--detach", "--rm", "--publish", $"127.0.0.1::{LocalStackPort}"];
        var variables = environment.SelectMany(variable => new[] { "--env", $"{variable.Key}={variable.Value}" });
        id = await Docker.RunAsync([.. run, .. variables, image], ct);

        var published = await Docker.RunAsync(["port", id, $"{LocalStackPort}/tcp"], ct);
        url = new UriBuilder(Uri.UriSchemeHttp, "127.0.0.1", IPEndPoint.Parse(published.Split('\n')[0]).Port).Uri;
        await WaitUntilHealthyAsync(ct);
    }

    /// <summary>Where LocalStack listens; ends with a slash.</summary>
    public string GetConnectionString() =>
        (url ?? throw new InvalidOperationException("The container has not been started.")).ToString();

    public async Task StopAsync(CancellationToken ct = default)
    {
        if (id is not null)
        {
            await Docker.RunAsync(["rm", "--force", "--volumes", id], ct);
            id = null;
        }
    }

    public async ValueTask DisposeAsync() => await StopAsync();

    private async Task WaitUntilHealthyAsync(CancellationToken ct)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        while (!await IsHealthyAsync(http, ct))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(500), ct);
        }
    }

    private async Task<bool> IsHealthyAsync(HttpClient http, CancellationToken ct)
    {
        try
        {
            using var response = await http.GetAsync(new Uri(url, "_localstack/health"), ct);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
