using Microsoft.Extensions.Hosting;

namespace Tokens.Cli.Hosting;

/// <summary>The process is the command's: the host's own lifetime would swallow Ctrl-C.</summary>
internal sealed class ForeignLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
