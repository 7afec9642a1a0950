using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Tokens.Emulator.Http;

namespace Tokens.Emulator.Lambda;

/// <summary>The documented Lambda runtime API on loopback, for one runtime that asks for one event at a time.</summary>
public sealed class RuntimeApi : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly RuntimeSession session;

    private RuntimeApi(WebApplication app, RuntimeSession session) => (this.app, this.session) = (app, session);

    /// <summary>For AWS_LAMBDA_RUNTIME_API: host and port.</summary>
    public string Address { get; private set; } = "";

    /// <summary>Done while the runtime waits for an event, a new task from each delivery on.</summary>
    public Task Asking => session.Asking;

    /// <summary>Done when the runtime reports that it could not start.</summary>
    public Task<Invocation.Failed> InitFailed => session.InitFailed;

    /// <summary>When the runtime first asked for an event, as a timestamp of the system clock; zero before.</summary>
    internal long FirstAskedAt => session.FirstAskedAt;

    /// <param name="functionArn">What the runtime is told to be.</param>
    /// <param name="timeout">From an event's delivery to its answer.</param>
    /// <param name="sent">Gets whatever the runtime posts: path, headers and body.</param>
    public static async Task<RuntimeApi> StartAsync(string functionArn, TimeSpan timeout, Action<string>? sent = null)
    {
        var session = new RuntimeSession(functionArn, timeout);
        var api = new RuntimeApi(Loopback.Build(), session);
        api.app.Run(new RuntimeRoutes(session, sent).HandleAsync);
        await api.app.StartAsync();
        api.Address = Loopback.AddressOf(api.app).Authority;
        return api;
    }

    /// <summary>Hands the runtime an event; the answer is never Exited, which only a process's keeper can tell.</summary>
    public Task<Invocation> InvokeAsync(string payload, CancellationToken cancellationToken = default) =>
        session.InvokeAsync(payload, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync(new CancellationToken(canceled: true));
        await app.DisposeAsync();
    }
}
