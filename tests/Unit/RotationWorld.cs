using Microsoft.Extensions.Logging.Abstractions;
using Tokens.Adapters.Composition;

namespace Tokens.Tests.Unit;

/// <summary>
/// All the use cases as in the functions, over the embedded store and topics, a provider that knows its secrets,
/// and one clock. Each call is a process of its own, which may be killed.
/// </summary>
internal sealed class RotationWorld
{
    public const string Secret = "/shared/client-secret";

    /// <summary>Of an invocation; far beyond what anything waits for, so that no limit is met by chance.</summary>
    private static readonly TimeSpan TimeLeft = TimeSpan.FromHours(1);

    private static readonly TimeSpan SweepInterval = TimeSpan.FromMinutes(15);

    public RotationWorld()
    {
        Clock = new VirtualClock(The.Now);
        Memory = new EmulatedParameters(Clock);
        Watched = new WatchedParameters(Memory);
    }

    public VirtualClock Clock { get; }

    public EmulatedParameters Memory { get; }

    /// <summary>Counts what is asked of the store.</summary>
    public WatchedParameters Watched { get; }

    public MemoryPublisher Topics { get; } = new();

    public AcceptingEndpoint Provider { get; } = new();

    public RecordingObserver Observer { get; } = new();

    public RecordingOutboxObserver Outgoing { get; } = new();

    public Life Life { get; } = new();

    /// <summary>Parameters that the store will not give.</summary>
    public HashSet<string> Locked { get; } = [];

    public Dictionary<string, string> Environment { get; } = [];

    /// <summary>What people were told, in that order, as <c>kind/severity/connection</c>.</summary>
    public IReadOnlyList<string> Alerts =>
        [
            .. Subscribers.Select(notification =>
                $"{notification.Kind}/{notification.Severity}/{notification.Connection}"
            ),
        ];

    public IReadOnlyList<Notification.ToSubscribers> Subscribers =>
        [.. Topics.Published.OfType<Notification.ToSubscribers>()];

    public IReadOnlyList<Notification.RotationCompleted> Completions =>
        [.. Topics.Published.OfType<Notification.RotationCompleted>()];

    /// <summary>Connections that share a client, which the provider accepts.</summary>
    public void ConnectAll(params string[] names)
    {
        Put("/shared/client-id", "fake-id-1");
        Put(Secret, "fake-secret-1");
        Provider.Accept("fake-id-1", "fake-secret-1");
        DefineClient("shared", SharedClient());
        foreach (var name in names)
        {
            Define(name, """{"client":"shared"}""");
            Put($"/tokens/{name}/refresh-token", $"fake-refresh-token-{name}");
        }
    }

    /// <summary>The definition of the client that <see cref="ConnectAll"/> shares.</summary>
    /// <param name="more">Further fields, each with a comma before it.</param>
    public static string SharedClient(string more = "", string provider = "amazon-lwa") =>
        $$"""{"provider":"{{provider}}","clientId":"/shared/client-id","clientSecret":"{{Secret}}"{{more}}}""";

    public void DefineClient(string name, string definition) =>
        Write(
            new ParameterWrite(
                Some.Parameter($"/tokens/clients/{name}"),
                Tokens.Domain.Model.Values.Secret.Of(definition)
            )
        );

    public void Define(string name, string definition) =>
        Write(
            new ParameterWrite(
                Some.Parameter($"/tokens/connections/{name}"),
                Tokens.Domain.Model.Values.Secret.Of(definition)
            )
        );

    public void Put(string parameter, string value) =>
        Write(new ParameterWrite(Some.Parameter(parameter), Some.Secret(value)) { IsSecure = true });

    public void Remember(string name, ConnectionStatus status) =>
        Write(
            new ParameterWrite(
                Some.Parameter($"/tokens/status/{name}"),
                Tokens.Domain.Model.Values.Secret.Of(StatusJson.Write(status))
            )
        );

    /// <summary>A client secret that the provider accepts.</summary>
    public void PutRight(string secret)
    {
        Provider.Accept("fake-id-1", secret);
        Put(Secret, secret);
    }

    /// <summary>A first secret that works, and a new one that does not, just stored.</summary>
    public async Task PutWrongAsync()
    {
        await SweepAsync();
        Clock.Advance(TimeSpan.FromMinutes(10));
        Put(Secret, "fake-wrong-secret");
    }

    /// <summary>And refused once a refusal counts.</summary>
    public async Task RefusedAsync()
    {
        await PutWrongAsync();
        Clock.Advance(PropagationDelay.Time);
        await OnDemandAsync("my-erp");
    }

    public Task<RefreshReport> SweepAsync() => RefreshAsync(null);

    public Task<RefreshReport> OnDemandAsync(params string[] names) => RefreshAsync(names);

    /// <summary>Sweeps on the schedule until so much time has passed.</summary>
    public async Task SweepForAsync(TimeSpan time)
    {
        for (var end = Clock.GetUtcNow() + time; Clock.GetUtcNow() < end; )
        {
            Clock.Advance(SweepInterval);
            await SweepAsync();
        }
    }

    public Task DetectAsync(string parameter = Secret, bool isDeletion = false, DateTimeOffset? at = null) =>
        UseCases.DetectRotation.RunAsync(
            new ParameterChange(Some.Parameter(parameter), isDeletion, at ?? Clock.GetUtcNow()),
            CancellationToken.None
        );

    public Task RemindAsync(PolicyAction action) => UseCases.RemindOfRotation.RunAsync(action, CancellationToken.None);

    /// <summary>Waits as long as it waits for a new secret to settle.</summary>
    public Task CompleteAsync(string parameter = Secret, TimeSpan? timeLeft = null)
    {
        var order = new CompletedRotation(Some.Parameter(parameter), timeLeft ?? TimeLeft);
        return Clock.PassAsync(
            UseCases.CompleteRotation.RunAsync(order, CancellationToken.None),
            PropagationDelay.Time
        );
    }

    public async Task<ConnectionStatus?> StatusAsync(string name) =>
        await ReadAsync($"/tokens/status/{name}") is { } json ? StatusJson.Parse(json).Valid() : null;

    public async Task<string?> ReadAsync(string parameter, string? label = null) =>
        await FindAsync(parameter, label) is { } found ? found.Value.Reveal() : null;

    /// <summary>The number of the version that bears the label; null for none.</summary>
    public async Task<long?> ProvenAsync(string secret = Secret) => (await FindAsync(secret, Labels.Proven))?.Version;

    public async Task<StoredParameter?> FindAsync(string parameter, string? label = null)
    {
        var selector = new ParameterSelector(Some.Parameter(parameter), label);
        var found = await Memory.GetAsync([selector], decrypt: true, CancellationToken.None);
        return (found[selector] as ParameterLookup.Found)?.Parameter;
    }

    public IOutboxStore Claims => Ports.OutboxStore;

    public ILeases Leases => Ports.Leases;

    /// <summary>Of another process each time.</summary>
    public TokensUseCases UseCases => new(Ports);

    /// <summary>One at a time, so that the same calls are made in the same order each time.</summary>
    public TokensPorts Ports =>
        new DeploymentPorts(new TokensEnvironment(Variable), Clock, NullLoggerFactory.Instance).Create(
            new MortalParameters(Watched, Life, Locked),
            Observer,
            Observer,
            Outgoing
        ) with
        {
            Concurrency = 1,
            Random = new FixedRandom(),
            TokenEndpoint = Provider,
            Seal = new FakeSeal(),
            Publisher = new MortalPublisher(Topics, Life),
        };

    private Task<RefreshReport> RefreshAsync(string[]? names) =>
        UseCases.RefreshTokens.RunAsync(new RefreshRequest(names, TimeLeft), CancellationToken.None);

    private string? Variable(string name) =>
        Environment.GetValueOrDefault(name) ?? The.Settings.GetValueOrDefault(name);

    private void Write(ParameterWrite write) =>
        Memory.WriteAsync(write, CancellationToken.None).GetAwaiter().GetResult();
}
