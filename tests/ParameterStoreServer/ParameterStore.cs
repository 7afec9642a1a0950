using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Tokens.Tests.ParameterStoreServer.Http;
using Tokens.Tests.ParameterStoreServer.Model;
using Tokens.Tests.ParameterStoreServer.Sns;

namespace Tokens.Tests.ParameterStoreServer;

/// <summary>
/// A Parameter Store and an SNS on a free loopback port, with AWS's rules. Requests must be signed, by whatever keys.
/// </summary>
public sealed class ParameterStore : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly CallLog _calls;
    private readonly NotificationService _notifications;

    private ParameterStore(WebApplication app, Store store, CallLog calls, NotificationService notifications) =>
        (_app, Store, _calls, _notifications) = (app, store, calls, notifications);

    /// <summary>What <c>AWS_ENDPOINT_URL</c> has to be.</summary>
    public Uri Endpoint { get; private set; } = new("http://127.0.0.1");

    /// <summary>The parameters, without HTTP and without AWS's rules.</summary>
    public Store Store { get; }

    /// <summary>All calls so far, in the order they arrived.</summary>
    public IReadOnlyList<StoreCall> Calls => _calls.ToArray();

    /// <summary>All messages that SNS accepted so far, in that order.</summary>
    public IReadOnlyList<PublishedMessage> Published => _notifications.Published.ToArray();

    /// <summary>Consulted once for each call, by several threads at once; null leaves a call alone.</summary>
    public Func<StoreCall, Fault?>? Faults
    {
        get => _calls.Faults;
        set => _calls.Faults = value;
    }

    /// <summary>
    /// Gets every request to whatever service before the service does, and may have it answered, answer in its place, or
    /// both; null lets all pass.
    /// </summary>
    public Func<HttpContext, RequestDelegate, Task>? Front { get; set; }

    public static async Task<ParameterStore> StartAsync(ParameterStoreOptions? options = null)
    {
        options ??= new ParameterStoreOptions();
        var store = new Store(options.Time, options.Limits);
        var calls = new CallLog(options.Time, options.RecordCalls);
        var notifications = new NotificationService(calls, options);
        IService[] services = [new SystemsManager(store, calls, options), notifications];
        var app = Build();
        var server = new ParameterStore(app, store, calls, notifications);
        app.Run(context =>
            server.Front is { } front ? front(context, inner => Answer(services, inner)) : Answer(services, context)
        );
        await app.StartAsync();
        server.Endpoint = new Uri(app.Urls.Single());
        return server;
    }

    public void ForgetCalls() => _calls.Clear();

    public void ForgetPublished() => _notifications.Published.Clear();

    /// <summary>An SNS topic, past HTTP. Its ARN; that of the topic which is there already where there is one.</summary>
    public string CreateTopic(string name, string region = Account.DefaultRegion) =>
        _notifications.Topics.Create(TopicArn.Of(name, region)).Arn;

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _notifications.Dispose();
    }

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
