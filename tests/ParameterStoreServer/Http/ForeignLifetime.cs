using Microsoft.Extensions.Hosting;

namespace Tokens.Tests.ParameterStoreServer.Http;

/// <summary>The process is somebody else's: the host's own lifetime would swallow Ctrl+C and SIGTERM, and it would not end.</summary>
internal sealed class ForeignLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
