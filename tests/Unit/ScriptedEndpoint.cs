using System.Collections.Concurrent;

namespace Tokens.Tests.Unit;

/// <summary>A token endpoint that does as it is told, connection by connection; untold, it refreshes for an hour.</summary>
internal sealed class ScriptedEndpoint : ITokenEndpoint
{
    private readonly ConcurrentDictionary<string, Func<CancellationToken, Task<ExchangeOutcome>>> scripts = new();
    private readonly ConcurrentQueue<TokenRequest> requests = [];

    public IReadOnlyList<TokenRequest> Requests => [.. requests];

    /// <summary>The connections' names in the order in which they were asked for.</summary>
    public IReadOnlyList<string> Asked => [.. requests.Select(request => request.Connection.Name.Value)];

    public Func<TokenRequest, CancellationToken, Task<ExchangeOutcome>> Otherwise { get; set; } =
        (_, _) => Task.FromResult<ExchangeOutcome>(Some.Refreshed());

    public void On(string connection, ExchangeOutcome outcome) => scripts[connection] = _ => Task.FromResult(outcome);

    public void On(string connection, Func<CancellationToken, Task<ExchangeOutcome>> script) =>
        scripts[connection] = script;

    /// <summary>Never answers; the task tells when it was asked.</summary>
    public Task Hang(string connection)
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        On(
            connection,
            async cancellation =>
            {
                asked.SetResult();
                await Task.Delay(Timeout.Infinite, cancellation);
                return Some.Refreshed();
            }
        );
        return asked.Task.WaitAsync(RefreshWorld.Patience);
    }

    public async Task<ExchangeOutcome> ExchangeAsync(TokenRequest request, CancellationToken cancellation)
    {
        requests.Enqueue(request);
        NoSecretLeaves.Show("a request", request.ToString());
        return NoSecretLeaves.Show(
            scripts.TryGetValue(request.Connection.Name.Value, out var script)
                ? await script(cancellation)
                : await Otherwise(request, cancellation)
        );
    }
}
