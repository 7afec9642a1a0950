using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Tokens.Tests.Unit.Adapters.OAuth;

/// <summary>Listens on loopback, keeps the first line of each request, and answers 503.</summary>
internal sealed class RequestLines : IDisposable
{
    private static readonly byte[] Unavailable = Encoding.ASCII.GetBytes(
        "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    );

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<string> lines = [];

    public RequestLines()
    {
        listener.Start();
        Uri = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
        _ = ServeAsync();
    }

    public Uri Uri { get; }

    public IReadOnlyList<string> All => [.. lines];

    public void Dispose() => listener.Dispose();

    private async Task ServeAsync()
    {
        while (true)
        {
            TcpClient client;
            try
            {
                client = await listener.AcceptTcpClientAsync();
            }
            // The test is over.
            catch (Exception ended) when (ended is SocketException or ObjectDisposedException)
            {
                return;
            }

            using (client)
            {
                using var reader = new StreamReader(client.GetStream(), Encoding.ASCII);
                lines.Enqueue(await reader.ReadLineAsync() ?? "");
                while (await reader.ReadLineAsync() is { Length: > 0 }) { }

                await client.GetStream().WriteAsync(Unavailable);
            }
        }
    }
}
