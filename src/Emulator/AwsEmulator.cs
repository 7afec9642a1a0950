using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Tokens.Emulator.Http;
using Tokens.Emulator.Kms;
using Tokens.Emulator.Ssm;
using Tokens.Emulator.Sns;

namespace Tokens.Emulator;

/// <summary>
/// A Parameter Store, an SNS and a KMS on a free loopback port, with AWS's rules. Requests must be signed, by whatever keys.
/// </summary>
public sealed class AwsEmulator : IAsyncDisposable
{
    private readonly WebApplication _app = Build();
    private readonly CallLog _calls;
    private readonly NotificationService _notifications;
    private readonly KeyRing _keys;

    private AwsEmulator(AwsEmulatorOptions options)
    {
        Store = new Store(options.Time);
        _calls = new CallLog(options.Time, options.RecordCalls);
        _notifications = new NotificationService(_calls, options);
        _keys = new KeyRing(options.Limits.DisabledKeys);
        IService[] services =
        [
            new JsonFront(SystemsManager.Api(Store, options), _calls, options),
            new JsonFront(KeyManagement.Api(_keys), _calls, options),
            _notifications,
        ];
        _app.Run(context =>
            Front is { } front ? front(context, inner => Answer(services, inner)) : Answer(services, context)
        );
    }

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

    public static async Task<AwsEmulator> StartAsync(AwsEmulatorOptions? options = null)
    {
        var server = new AwsEmulator(options ?? new AwsEmulatorOptions());
        await server._app.StartAsync();
        server.Endpoint = new Uri(server._app.Urls.Single());
        return server;
    }

    public void ForgetCalls() => _calls.Clear();

    public void ForgetPublished() => _notifications.Published.Clear();

    /// <summary>An SNS topic, past HTTP. Its ARN; that of the topic which is there already where there is one.</summary>
    public string CreateTopic(string name, string region = Account.DefaultRegion) =>
        _notifications.Topics.Create(name, region);

    /// <summary>A KMS key with an alias, past HTTP. The key's ARN.</summary>
    /// <param name="alias">As KMS has it: beginning with alias/.</param>
    /// <param name="region">The only one in which there is such a key.</param>
    public string CreateKey(string alias, string region = Account.DefaultRegion)
    {
        var key = _keys.Create(region);
        _keys.Name(alias, key.Id, region);
        return key.Arn;
    }

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

/// <summary>The process is somebody else's: the host's own lifetime would swallow Ctrl+C and SIGTERM, and it would not end.</summary>
internal sealed class ForeignLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
