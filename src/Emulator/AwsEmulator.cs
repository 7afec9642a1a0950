using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Tokens.Emulator.EventBridge;
using Tokens.Emulator.Http;
using Tokens.Emulator.Kms;
using Tokens.Emulator.Sns;
using Tokens.Emulator.Sqs;
using Tokens.Emulator.Ssm;

namespace Tokens.Emulator;

/// <summary>
/// Parameter Store, SNS, SQS, KMS and EventBridge on loopback, with AWS's rules. Requests must be signed, by whatever keys.
/// A change of a parameter, and a policy that acts, is an event on the bus.
/// </summary>
public sealed class AwsEmulator : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly CallLog _calls;
    private readonly NotificationService _notifications;
    private readonly KeyRing _keys;
    private readonly PolicyScan _policies;
    private readonly EventBus _bus;

    private AwsEmulator(AwsEmulatorOptions options)
    {
        _app = Loopback.Build(options.Port);
        Store = new Store(options.Time);
        _calls = new CallLog(options.Time, options.RecordCalls);
        var queues = new Queues(options.Time);
        _notifications = new NotificationService(_calls, options, queues);
        _keys = new KeyRing(options.Limits.DisabledKeys);
        _bus = new EventBus(queues, options.Time);
        _policies = new PolicyScan(options.Time);
        Store.Changed += change => _bus.Send(ParameterEvents.Change(change));
        JsonApi[] apis =
        [
            SystemsManager.Api(Store, options),
            KeyManagement.Api(_keys),
            new QueueService(queues, () => Endpoint).Api,
            _bus.Api,
        ];
        IService[] services = [.. apis.Select(api => new JsonFront(api, _calls, options)), _notifications];
        _app.Run(context =>
            Front is { } front ? front(context, inner => Answer(services, inner)) : Answer(services, context)
        );
    }

    /// <summary>Answers a GET, so that this emulator can be told from others.</summary>
    public const string HealthPath = "/_tokens/health";

    /// <summary>What <c>AWS_ENDPOINT_URL</c> has to be.</summary>
    public Uri Endpoint { get; private set; } = new("http://127.0.0.1");

    /// <summary>The parameters, without HTTP and without AWS's rules.</summary>
    public Store Store { get; }

    /// <summary>All calls so far, in the order they arrived.</summary>
    public IReadOnlyList<StoreCall> Calls => _calls.ToArray();

    /// <summary>All messages that SNS accepted so far, in that order.</summary>
    public IReadOnlyList<PublishedMessage> Published => _notifications.Published.ToArray();

    /// <summary>All mails and text messages so far, in their order.</summary>
    public IReadOnlyList<DeliveredText> Delivered => _notifications.Delivered;

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
        server.Endpoint = Loopback.AddressOf(server._app);
        return server;
    }

    /// <summary>Has the policies act that are due: each is an event, and an expired parameter is deleted.</summary>
    public IReadOnlyList<PolicyEvent> ScanPolicies()
    {
        var acted = _policies.Scan(Store.Policed());
        foreach (var one in acted)
        {
            if (one.Policy.Type == PolicyRule.Expiration)
            {
                Store.Remove(ParameterName.Parse(one.Parameter.Name));
            }

            _bus.Send(ParameterEvents.Policy(one));
        }

        return acted;
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

    private static Task Answer(IService[] services, HttpContext context) =>
        context.Request.Path == HealthPath ? Task.CompletedTask
        : Array.Find(services, service => service.Serves(context.Request)) is { } service ? service.AnswerAsync(context)
        : ErrorAnswer.WriteAsync(context.Response, new RefusedException("UnknownOperationException", ""));
}
