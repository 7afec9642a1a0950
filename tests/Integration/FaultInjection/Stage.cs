using System.Text.RegularExpressions;
using Tokens.Emulator.Providers;
using Tokens.Emulator.Sns;
using Tokens.Emulator.Ssm;
using Fault = Tokens.Emulator.Fault;

namespace Tokens.Tests.Integration.FaultInjection;

/// <summary>Where one run is played: its parameters, its connections, and what people were told in it.</summary>
public sealed partial class Stage
{
    public const string FirstToken = "fake-access-token-of-old";

    /// <summary>Older than the first access token, so that a connection is known to have worked with its client.</summary>
    private static readonly TimeSpan AgeOfDefinitions = TimeSpan.FromDays(1);

    private readonly Bench bench;
    private readonly int run;
    private readonly int publishedBefore;
    private readonly IReadOnlyList<int> linesBefore;
    private readonly Dictionary<string, TokenEndpoint> endpoints = [];

    public Stage(Bench bench, int run)
    {
        (this.bench, this.run) = (bench, run);
        publishedBefore = bench.Store.Published.Count;
        linesBefore = bench.World.LinesSoFar;
        Restorer = new Restorer(bench, this);
        Functions = new FunctionRuns(bench, this);
        bench.World.Keep(FirstToken);
    }

    public FunctionRuns Functions { get; }

    internal Restorer Restorer { get; }

    /// <summary>What the functions printed so far.</summary>
    public IReadOnlyList<OutputLine> Log => bench.World.OutputAfter(linesBefore);

    /// <summary>Nobody may write it, until null says that everybody may.</summary>
    public string? Unwritable
    {
        set =>
            bench.Store.Faults = call =>
                call is { Operation: "PutParameter", Names: [var name] } && name == value
                    ? new Fault.Refuse("AccessDeniedException", "not authorized to perform: ssm:PutParameter")
                    : null;
    }

    public Store Store => bench.Store.Store;

    public string Root => bench.World.Root;

    public IReadOnlyDictionary<string, TokenEndpoint> Endpoints => endpoints;

    /// <summary>All that was published, to whomever.</summary>
    public IReadOnlyList<PublishedMessage> Published => [.. bench.Store.Published.Skip(publishedBefore)];

    public IEnumerable<PublishedMessage> Announced => Published.Where(one => one.TopicArn == bench.Completions);

    /// <summary>A connection's name in this run.</summary>
    public string Name(string connection) => $"{connection}-r{run}";

    /// <summary>A parameter below a connection's folder.</summary>
    public string In(string connection, string parameter) => $"{Root}/{Name(connection)}/{parameter}";

    /// <summary>A client's definition, below which its id and secret lie.</summary>
    public string Client(string client) => $"{Root}/clients/{Name(client)}";

    /// <summary>A name without what belongs to this run; claims, whose names depend on times, look all the same.</summary>
    public string Place(string name) =>
        ClaimKey().Replace(OfARun().Replace(name.Replace(Root, "~", StringComparison.Ordinal), ""), "claims/*");

    /// <summary>A connection whose credentials are in place and have settled.</summary>
    public TokenEndpoint Connect(
        string connection,
        string provider,
        TokenEndpointBehaviour behaviour,
        JsonObject? more = null
    )
    {
        var endpoint = Mount(connection, behaviour);
        var definition = new JsonObject { ["provider"] = provider, ["tokenEndpoint"] = endpoint.Uri.AbsoluteUri };
        foreach (var (field, value) in more ?? [])
        {
            definition[field] = value?.DeepClone();
        }

        Define(connection, definition, endpoint);
        Put(In(connection, "client-id"), World.ClientId);
        Put(In(connection, "client-secret"), World.ClientSecret);
        return endpoint;
    }

    /// <summary>A client whose id and secret are in place and have settled.</summary>
    public TokenEndpoint AddClient(string client, string provider, TokenEndpointBehaviour behaviour)
    {
        var endpoint = Mount(client, behaviour);
        var definition = new JsonObject { ["provider"] = provider, ["tokenEndpoint"] = endpoint.Uri.AbsoluteUri };
        Put(Client(client), definition.ToJsonString(), secure: false, AgeOfDefinitions);
        Put($"{Client(client)}/client-id", World.ClientId);
        Put($"{Client(client)}/client-secret", World.ClientSecret);
        return endpoint;
    }

    /// <summary>A connection of a client.</summary>
    public void UseClient(string client, string connection, TokenEndpoint endpoint) =>
        Define(connection, new JsonObject { ["client"] = Name(client) }, endpoint);

    private TokenEndpoint Mount(string name, TokenEndpointBehaviour behaviour) =>
        bench.World.Mount(behaviour with { Path = $"/{Name(name)}{behaviour.Path}" });

    private void Define(string connection, JsonObject definition, TokenEndpoint endpoint)
    {
        endpoints[connection] = endpoint;
        var place = $"{Root}/connections/{Name(connection)}";
        Put(place, definition.ToJsonString(), secure: false, AgeOfDefinitions);
        if ((string?)definition["grant"] != "client_credentials")
        {
            Put(In(connection, "refresh-token"), "fake-refresh-0");
        }
    }

    /// <summary>An access token that is due.</summary>
    public void HasToken(string connection) =>
        Put(In(connection, "access-token"), FirstToken, age: TimeSpan.FromHours(3));

    /// <summary>A first or further version, an hour old unless said otherwise.</summary>
    public void Put(string name, string value, bool secure = true, TimeSpan? age = null)
    {
        var versions = Store.Find(name)?.Versions ?? [];
        var next = new ParameterVersion
        {
            Version = versions.Count + 1,
            Type = secure ? ParameterType.SecureString : ParameterType.String,
            Value = value,
            KeyId = secure ? Account.DefaultKey : null,
            LastModified = DateTimeOffset.UtcNow - (age ?? TimeSpan.FromHours(1)),
        };
        Store.Seed(new Parameter(name, [.. versions, next]));
        if (secure)
        {
            bench.World.Keep(value);
        }
    }

    /// <summary>Its newest version is known to work.</summary>
    public void Prove(string name)
    {
        var parameter = Store.Find(name)!;
        var proven = parameter.Latest with { Labels = ["proven"] };
        Store.Seed(parameter with { Versions = [.. parameter.Versions.SkipLast(1), proven] });
    }

    /// <summary>Whether the store has a status of it.</summary>
    public bool IsRemembered(string connection) => Store.Find($"{Root}/status/{Name(connection)}") is not null;

    /// <summary>Has the world's guard search what lies in the clear.</summary>
    public void ShowTheClear()
    {
        foreach (var parameter in Store.Below(Root))
        {
            foreach (var version in parameter.Versions.Where(version => version.Type == ParameterType.String))
            {
                bench.World.Show($"the parameter {parameter.Name}", version.Value);
            }
        }
    }

    [GeneratedRegex("-r[0-9]+(?![0-9a-z])")]
    private static partial Regex OfARun();

    [GeneratedRegex("claims/[^ ]*")]
    private static partial Regex ClaimKey();
}
