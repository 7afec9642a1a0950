using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;
using Tokens.Emulator;
using Tokens.Emulator.Providers;
using Tokens.Tests.Guard;
using Tokens.Tests.Integration.Cli;
using Tokens.Tests.Integration.Emulators;
using Command = Tokens.Tests.Integration.Cli.Command;

namespace Tokens.Tests.Integration.Worlds;

/// <summary>
/// All that a function meets: an AWS, token endpoints, and the published executable behind the runtime API. Each world
/// has a root of its own in the emulator, so that tests run side by side.
/// </summary>
public sealed class World : IAsyncDisposable
{
    public const string ClientId = "fake-client-id-1234";
    public const string ClientSecret = "fake-client-secret-1234";

    private static int worlds;

    private readonly Dictionary<string, string> environment;
    private readonly FunctionHosts hosts;
    private readonly WorldGuard guard = new();
    private readonly AwsEmulator? own;
    private bool hasAws = true;
    private Inbox? alerts;
    private Inbox? completions;

    private World(Uri aws, AwsEmulator? own, TokenServer tokens, string executable)
    {
        this.own = own;
        Aws = aws;
        TokenServer = tokens;
        Root = $"/world-{Environment.ProcessId}-{Interlocked.Increment(ref worlds)}";
        Ssm = new AmazonSimpleSystemsManagementClient(
            "fake-access-key",
            "fake-secret-key",
            new AmazonSimpleSystemsManagementConfig { ServiceURL = aws.AbsoluteUri, AuthenticationRegion = "us-east-1" }
        );
        environment = new Dictionary<string, string>
        {
            ["AWS_ENDPOINT_URL"] = aws.AbsoluteUri,
            ["AWS_ACCESS_KEY_ID"] = "fake-access-key",
            ["AWS_SECRET_ACCESS_KEY"] = "fake-secret-key",
            ["AWS_SESSION_TOKEN"] = "fake-session-token",
            ["AWS_REGION"] = "us-east-1",
            ["TOKENS_ROOT"] = Root,
            ["TOKENS_ALLOWED_HOSTS"] = "127.0.0.1",
        };
        hosts = new FunctionHosts(executable, environment);
    }

    public Uri Aws { get; }

    public string Root { get; }

    public TokenServer TokenServer { get; }

    public AmazonSimpleSystemsManagementClient Ssm { get; }

    /// <summary>The functions' variables; to be changed before the first invocation.</summary>
    public IDictionary<string, string> Variables => environment;

    public TimeSpan Timeout
    {
        get => hosts.Timeout;
        set => hosts.Timeout = value;
    }

    /// <param name="own">A store of the test's own, to be disposed of after the world; left out, the run's emulator.</param>
    public static async Task<World> StartAsync(AwsEmulator? own = null) =>
        await StartAsync(own?.Endpoint ?? (await TestEmulator.GetAsync()).Endpoint, own);

    /// <summary>A world whose AWS does not answer.</summary>
    public static async Task<World> StartWithoutAwsAsync()
    {
        var world = await StartAsync(new Uri("http://127.0.0.1:9"), own: null);
        world.hasAws = false;
        return world;
    }

    /// <summary>Where people are told, in a world that listens.</summary>
    public Inbox Alerts => alerts ?? throw new InvalidOperationException("Nobody listens in this world.");

    /// <summary>Where completed rotations are announced, in a world that listens.</summary>
    public Inbox Completions => completions ?? throw new InvalidOperationException("Nobody listens in this world.");

    /// <summary>A world in which the test reads what people are told.</summary>
    /// <param name="own">As above; left out, the run's emulator, if it can notify.</param>
    public static async Task<World> StartListeningAsync(AwsEmulator? own = null)
    {
        var world = await StartAsync(own?.Endpoint ?? (await TestEmulator.WithNoticesAsync()).Endpoint, own);
        await world.ListenAsync();
        return world;
    }

    private static async Task<World> StartAsync(Uri aws, AwsEmulator? own) =>
        new(aws, own, await TokenServer.StartAsync(), await Bootstrap.GetAsync());

    /// <summary>Makes the two topics, subscribes to them, and tells the functions of them.</summary>
    private async Task ListenAsync()
    {
        var name = Root.TrimStart('/');
        alerts = await Inbox.SubscribeAsync(Aws, $"{name}-alerts");
        completions = await Inbox.SubscribeAsync(Aws, $"{name}-completed");
        environment["TOKENS_ALERT_TOPIC_ARN"] = alerts.TopicArn;
        environment["TOKENS_COMPLETED_TOPIC_ARN"] = completions.TopicArn;
    }

    /// <summary>Delivers an event to one of the functions that answer nothing.</summary>
    public async Task DeliverAsync(string function, string payload) =>
        (await InvokeAsync(function, payload)).Should().BeOfType<Invocation.Answered>();

    /// <summary>Delivers a message to CompleteRotation as SNS does.</summary>
    public Task CompleteAsync(string message, string? topic = null)
    {
        var envelope = JsonNode.Parse(Samples.Read("sns-envelope"))!;
        envelope["Records"]![0]!["Sns"]!["TopicArn"] = topic ?? Completions.TopicArn;
        envelope["Records"]![0]!["Sns"]!["Message"] = message;
        return DeliverAsync("CompleteRotation", envelope.ToJsonString());
    }

    /// <summary>Mounts a token endpoint that knows the client and the refresh token <c>fake-refresh-0</c>.</summary>
    public TokenEndpoint Mount(TokenEndpointBehaviour behaviour)
    {
        var endpoint = TokenServer.Mount(behaviour);
        endpoint.Clients.Add(ClientId, ClientSecret);
        endpoint.RefreshTokens.Add(ClientId, "fake-refresh-0");
        return endpoint;
    }

    /// <summary>A connection with its three credentials in place, at their usual names.</summary>
    public async Task<TokenEndpoint> ConnectAsync(string name, string provider, TokenEndpointBehaviour behaviour)
    {
        var endpoint = Mount(behaviour with { Path = $"/{name}{behaviour.Path}" });
        await DefineAsync(
            name,
            new JsonObject { ["provider"] = provider, ["tokenEndpoint"] = endpoint.Uri.AbsoluteUri }
        );
        await PutSecretAsync($"{Root}/{name}/client-id", ClientId);
        await PutSecretAsync($"{Root}/{name}/client-secret", ClientSecret);
        await PutSecretAsync($"{Root}/{name}/refresh-token", "fake-refresh-0");
        return endpoint;
    }

    /// <summary>A client with its id and secret in place, at their usual names.</summary>
    /// <param name="name">Its name, and the first part of its endpoint's path.</param>
    /// <param name="provider">Its provider.</param>
    /// <param name="behaviour">What its endpoint does.</param>
    /// <param name="more">Further fields of its definition.</param>
    public async Task<TokenEndpoint> AddClientAsync(
        string name,
        string provider,
        TokenEndpointBehaviour behaviour,
        JsonObject? more = null
    )
    {
        var endpoint = Mount(behaviour with { Path = $"/{name}{behaviour.Path}" });
        var definition = more?.DeepClone().AsObject() ?? [];
        definition["provider"] = provider;
        definition["tokenEndpoint"] = endpoint.Uri.AbsoluteUri;
        await DefineClientAsync(name, definition);
        await PutSecretAsync($"{Root}/clients/{name}/client-id", ClientId);
        await PutSecretAsync($"{Root}/clients/{name}/client-secret", ClientSecret);
        return endpoint;
    }

    /// <summary>A connection of a client, with its refresh token in place.</summary>
    public async Task UseClientAsync(string client, string name, string refreshToken = "fake-refresh-0")
    {
        await PutSecretAsync($"{Root}/{name}/refresh-token", refreshToken);
        await DefineAsync(name, new JsonObject { ["client"] = client });
    }

    public Task DefineClientAsync(string name, JsonObject definition) =>
        PutAsync($"{Root}/clients/{name}", definition.ToJsonString(), ParameterType.String);

    public Task DefineAsync(string name, JsonObject definition) => DefineAsync(name, definition.ToJsonString());

    public Task DefineAsync(string name, string definition) =>
        PutAsync($"{Root}/connections/{name}", definition, ParameterType.String);

    /// <param name="name">The parameter.</param>
    /// <param name="value">From now on nobody may show it.</param>
    /// <param name="key">A KMS key; left out, the account's default key.</param>
    public Task PutSecretAsync(string name, string value, string? key = null)
    {
        guard.Keep([value]);
        return PutAsync(name, value, ParameterType.SecureString, key);
    }

    public Task DeleteAsync(string name) => Ssm.DeleteParameterAsync(new DeleteParameterRequest { Name = name });

    /// <summary>A secret that the test put in place by itself, and that nobody may show either.</summary>
    public void Keep(string secret) => guard.Keep([secret]);

    /// <summary>A text that the functions left where the test took it away again, to be searched as well.</summary>
    public void Show(string where, string text) => guard.Show(where, text);

    /// <summary>A parameter, decrypted; null where there is none.</summary>
    public async Task<Parameter?> GetAsync(string name)
    {
        var request = new GetParametersRequest { Names = [name], WithDecryption = true };
        return (await Ssm.GetParametersAsync(request)).Parameters?.SingleOrDefault();
    }

    public async Task<Answer> RefreshAsync(string payload = "{}") =>
        Answer.Of(await InvokeAsync("RefreshTokens", payload));

    public async Task<Invocation> InvokeAsync(string function, string payload) =>
        await (await hosts.UsualAsync(function)).InvokeAsync(payload);

    /// <summary>Runs <c>tokens</c> as an operator of this world would, without a terminal.</summary>
    public async Task<CommandRun> CommandAsync(params string[] arguments) =>
        Keep(await Command.RunAsync(arguments, environment));

    /// <summary>The same, with something piped into it.</summary>
    public async Task<CommandRun> PipeAsync(string input, params string[] arguments) =>
        Keep(await Command.RunAsync(arguments, environment, input));

    /// <summary>The same, while it is at work.</summary>
    public RunningCommand Begin(params string[] arguments) => BeginPiped("", arguments);

    /// <summary>The same, with something piped into it.</summary>
    public RunningCommand BeginPiped(string input, params string[] arguments) =>
        new(Command.StartOf(TestRun.Cli, arguments, environment), run => Keep(run), input);

    /// <summary>The same, in a folder.</summary>
    public async Task<CommandRun> PipeInAsync(string folder, string input, params string[] arguments)
    {
        var start = Command.StartOf(TestRun.Cli, arguments, environment);
        start.WorkingDirectory = folder;
        return Keep(await Command.RunAsync(start, input));
    }

    /// <summary>The same at a terminal, answering its questions.</summary>
    public async Task<CommandRun> TypeAsync(string[] arguments, params (string Question, string Answer)[] dialogue) =>
        Keep(await PseudoTerminal.TypeAsync(arguments, environment, dialogue));

    /// <summary>The same, for a test that reads before it types, and gives the run to <see cref="Keep(CommandRun)"/>.</summary>
    internal Task<TerminalSession> OpenTerminalAsync(string[] arguments, string? after = null) =>
        PseudoTerminal.OpenTerminalAsync(arguments, environment, after);

    /// <summary>The same at a terminal.</summary>
    public async Task<CommandRun> CommandAtTerminalAsync(params string[] arguments) =>
        Keep(await PseudoTerminal.RunAsync(arguments, environment));

    /// <summary>One more host of a function, beside the one that <see cref="InvokeAsync"/> uses.</summary>
    public Task<LambdaHost> StartAnotherAsync(string function) => hosts.StartAsync(function);

    /// <summary>A log may come after the answer that it belongs to.</summary>
    public async Task ShouldLogAsync(string words)
    {
        var deadline = DateTime.UtcNow.AddSeconds(5);
        while (!Output.Any(line => line.Text.Contains(words)) && DateTime.UtcNow < deadline)
        {
            await Task.Delay(20);
        }

        Output.Should().Contain(line => line.Text.Contains(words));
    }

    /// <summary>Kills a function's process, wherever it is.</summary>
    public void Kill(string function) => hosts[function].Kill();

    /// <summary>How many lines each host's function printed so far.</summary>
    public IReadOnlyList<int> LinesSoFar => [.. hosts.All.Select(one => one.Host.Output.Lines.Count)];

    /// <summary>What the functions printed after that, those that were started since included.</summary>
    public IReadOnlyList<OutputLine> OutputAfter(IReadOnlyList<int> lines) =>
        [.. hosts.All.SelectMany((one, index) => one.Host.Output.Lines.Skip(lines.ElementAtOrDefault(index)))];

    /// <summary>All that the functions printed.</summary>
    public IReadOnlyList<OutputLine> Output => [.. hosts.All.SelectMany(one => one.Host.Output.Lines)];

    /// <exception cref="SecretShownException">
    /// The functions showed a secret that this world knows. Thrown here, so that the test that did it is the one that fails.
    /// </exception>
    public async ValueTask DisposeAsync()
    {
        // First the processes, for their last lines.
        await hosts.DisposeAsync();
        try
        {
            await CheckAsync();
        }
        finally
        {
            foreach (var inbox in Inboxes)
            {
                await inbox.DisposeAsync();
            }

            await TokenServer.DisposeAsync();
            Ssm.Dispose();
        }
    }

    private IEnumerable<Inbox> Inboxes => new[] { alerts, completions }.OfType<Inbox>();

    private async Task CheckAsync()
    {
        // The client's id too: owners keep it in a SecureString.
        guard.Keep([.. TokenServer.EverySecret, ClientId]);
        guard.Keep([environment["AWS_SECRET_ACCESS_KEY"], environment["AWS_SESSION_TOKEN"]]);
        await ShowAllAsync();
        guard.Check();
    }

    private async Task ShowAllAsync()
    {
        foreach (var (function, host) in hosts.All)
        {
            guard.Show(function, host);
        }

        foreach (var inbox in Inboxes)
        {
            guard.Show(inbox);
        }

        guard.Show(TokenServer);
        if (own is not null)
        {
            // The test's faults are done with; the guard's own calls are not to meet them.
            own.Faults = null;
            guard.Show(own);
        }

        if (hasAws)
        {
            await guard.ShowClearTextsAsync(Ssm, Root);
        }
    }

    /// <summary>Has the guard search what a command showed.</summary>
    public CommandRun Keep(CommandRun run)
    {
        guard.Show("the command's output", run.Output);
        guard.Show("the command's standard error", run.Errors);
        return run;
    }

    public Task PutAsync(string name, string value, ParameterType type, string? key = null) =>
        Ssm.PutParameterAsync(
            new PutParameterRequest
            {
                Name = name,
                Value = value,
                Type = type,
                KeyId = key,
                Overwrite = true,
            }
        );
}
