using Microsoft.Extensions.Logging.Abstractions;
using Tokens.Adapters.Composition;

namespace Tokens.Tests.Unit;

/// <summary>The use case RefreshTokens with all that it touches: a store in memory, a scripted provider, a clock that stands.</summary>
internal sealed class RefreshWorld
{
    /// <summary>How long a test waits for what must come at once; only a failing test ever does.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Dictionary<string, string> environment = new(The.Settings);

    public RefreshWorld()
    {
        Memory = new EmulatedParameters(Clock);
        Store = new WatchedParameters(Memory);
        Parameters = Store;
    }

    public VirtualClock Clock { get; } = new(The.Now);

    public EmulatedParameters Memory { get; }

    public WatchedParameters Store { get; }

    /// <summary>What the use case works on: <see cref="Store"/> unless a test puts something else in its place.</summary>
    public IParameters Parameters { get; set; }

    public ScriptedEndpoint Endpoint { get; } = new();

    public FakePeople Subscribers { get; } = new();

    public RecordingObserver Observer { get; } = new();

    public FakeSeal Seal { get; } = new();

    public int Concurrency { get; set; } = 8;

    public ILeases Leases => Ports.Leases;

    public void SetVariable(string name, string value) => environment[name] = value;

    /// <summary>A connection whose credentials lie ready, and no token yet.</summary>
    public void Connect(string name, string definition = """{"provider":"amazon-lwa"}""")
    {
        Define(name, definition);
        Put($"/tokens/{name}/client-id", The.ClientId);
        Put($"/tokens/{name}/client-secret", The.ClientSecret);
        Put($"/tokens/{name}/refresh-token", The.RefreshToken);
    }

    public void Define(string name, string definition) =>
        Write(new ParameterWrite(Some.Parameter($"/tokens/connections/{name}"), Secret.Of(definition)));

    public void DefineClient(string name, string definition) =>
        Write(new ParameterWrite(Some.Parameter($"/tokens/clients/{name}"), Secret.Of(definition)));

    public void Put(string parameter, Secret value)
    {
        FakeSecrets.Keep(value);
        Write(new ParameterWrite(Some.Parameter(parameter), value) { IsSecure = true });
    }

    /// <summary>A token written just now.</summary>
    public void PutToken(string name) => Put($"/tokens/{name}/access-token", The.AccessToken);

    public void Remember(string name, ConnectionStatus status) =>
        Write(new ParameterWrite(Some.Parameter($"/tokens/status/{name}"), Secret.Of(StatusJson.Write(status))));

    public async Task<string?> ReadAsync(string parameter) =>
        await FindAsync(parameter) is { } found ? found.Value.Reveal() : null;

    public async Task<ConnectionStatus?> StatusAsync(string name) =>
        await ReadAsync($"/tokens/status/{name}") is { } json
            ? (StatusJson.Parse(json) as Parsed<ConnectionStatus>.Valid)?.Value
            : null;

    public async Task<StoredParameter?> FindAsync(string parameter)
    {
        var selector = new ParameterSelector(Some.Parameter(parameter));
        var found = await Memory.GetAsync([selector], decrypt: true, CancellationToken.None);
        return (found[selector] as ParameterLookup.Found)?.Parameter;
    }

    public Task<RefreshReport> SweepAsync(TimeSpan? timeLeft = null) => RunAsync(null, timeLeft);

    public Task<RefreshReport> OnDemandAsync(params string[] names) => RunAsync(names, null);

    public IStatuses Statuses => Ports.Statuses;

    /// <param name="endpoint">In the place of the scripted one.</param>
    /// <param name="seal">In the place of the fake one.</param>
    /// <param name="remembered">In the place of the statuses in the store.</param>
    public RefreshTokens UseCase(ITokenEndpoint? endpoint = null, ISeal? seal = null, IStatuses? remembered = null)
    {
        var ports = Ports;
        return new TokensUseCases(
            ports with
            {
                TokenEndpoint = endpoint ?? Endpoint,
                Seal = seal ?? Seal,
                Statuses = remembered ?? ports.Statuses,
            }
        ).RefreshTokens;
    }

    /// <summary>Of another process each time.</summary>
    public TokensPorts Ports =>
        new DeploymentPorts(
            new TokensEnvironment(environment.GetValueOrDefault),
            Clock,
            NullLoggerFactory.Instance
        ).Create(Parameters, Observer, Observer, Subscribers) with
        {
            Concurrency = Concurrency,
            Random = new FixedRandom(),
            OutboxStore = Subscribers,
            TokenEndpoint = Endpoint,
            Seal = Seal,
            Publisher = Subscribers,
        };

    private async Task<RefreshReport> RunAsync(string[]? names, TimeSpan? timeLeft)
    {
        var order = new RefreshRequest(names, timeLeft ?? TimeSpan.FromMinutes(5));
        var report = await UseCase().RunAsync(order, CancellationToken.None).WaitAsync(Patience);
        NoSecretLeaves.Show("a report", string.Join('\n', report.Results));
        return report;
    }

    private void Write(ParameterWrite write) =>
        Memory.WriteAsync(write, CancellationToken.None).GetAwaiter().GetResult();
}
