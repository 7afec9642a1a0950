using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Tokens.Tests.ParameterStoreServer.Http;
using Tokens.Tests.ParameterStoreServer.Model;

namespace Tokens.Tests.ParameterStoreServer;

/// <summary>A Parameter Store on a free loopback port, with AWS's rules. Requests must be signed, by whatever keys.</summary>
public sealed class ParameterStore : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly CallLog _calls;

    private ParameterStore(WebApplication app, Store store, CallLog calls)
    {
        (_app, Store, _calls) = (app, store, calls);
        Endpoint = new Uri(app.Urls.Single());
    }

    /// <summary>What <c>AWS_ENDPOINT_URL</c> has to be.</summary>
    public Uri Endpoint { get; }

    /// <summary>The parameters, without HTTP and without AWS's rules.</summary>
    public Store Store { get; }

    /// <summary>All calls so far, in the order they arrived.</summary>
    public IReadOnlyList<StoreCall> Calls => _calls.ToArray();

    /// <summary>Consulted once for each call, by several threads at once; null leaves a call alone.</summary>
    public Func<StoreCall, Fault?>? Faults
    {
        get => _calls.Faults;
        set => _calls.Faults = value;
    }

    public static async Task<ParameterStore> StartAsync(ParameterStoreOptions? options = null)
    {
        options ??= new ParameterStoreOptions();
        var store = new Store(options.Time, options.Limits);
        var calls = new CallLog(options.Time, options.RecordCalls);
        IService[] services = [new SystemsManager(store, calls, options)];
        var app = Build();
        app.Run(context => Answer(services, context));
        await app.StartAsync();
        return new ParameterStore(app, store, calls);
    }

    public void ForgetCalls() => _calls.Clear();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    // The empty builder: no configuration files, no environment variables, no logging.
    private static WebApplication Build()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder
            .WebHost.UseKestrelCore()
            .ConfigureKestrel(kestrel =>
            {
                kestrel.AddServerHeader = false;
                kestrel.Listen(IPAddress.Loopback, 0);
            });
        builder.Services.AddSingleton<IHostLifetime, ForeignLifetime>();
        return builder.Build();
    }

    private static Task Answer(IService[] services, HttpContext context) =>
        Array.Find(services, service => service.Serves(context.Request)) is { } service
            ? service.AnswerAsync(context)
            : ErrorAnswer.WriteAsync(context.Response, new RefusedException("UnknownOperationException", ""));
}
