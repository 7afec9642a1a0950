using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Tokens.Tests.Integration.AwsEmulators;

/// <summary>A moto_server of our own on a free loopback port, ended with the test.</summary>
internal sealed class MotoServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly int _port;

    private MotoServer(Process process, int port) => (_process, _port) = (process, port);

    public static string? Program { get; } = InstalledTool.Find("moto_server");

    public Uri Endpoint => new($"http://127.0.0.1:{_port}");

    public static async Task<MotoServer> StartAsync()
    {
        var port = FreePort();
        var start = new ProcessStartInfo(Program!, ["-H", "127.0.0.1", "-p", $"{port}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var moto = new MotoServer(Process.Start(start)!, port);
        moto._process.BeginOutputReadLine();
        moto._process.BeginErrorReadLine();
        await moto.AwaitAsync();
        return moto;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task AwaitAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!await AnswersAsync(patience.Token))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), patience.Token);
        }
    }

    private async Task<bool> AnswersAsync(CancellationToken cancellation)
    {
        if (_process.HasExited)
        {
            throw new InvalidOperationException($"moto_server ended by itself with code {_process.ExitCode}.");
        }

        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, _port, cancellation);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
