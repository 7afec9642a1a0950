using Tokens.Emulator;
using Tokens.Emulator.Providers;

namespace Tokens.Tests.Integration.Concurrency;

/// <summary>A connection whose refresh token is good for one use, and what its provider and the store know of it.</summary>
internal sealed class ContestedConnection
{
    private readonly World world;
    private readonly AwsEmulator store;
    private readonly TokenEndpoint endpoint;
    private int roundBegan;
    private int epochBegan;
    private int accessBefore = -1;
    private string? inherited;

    private ContestedConnection(World world, AwsEmulator store, TokenEndpoint endpoint, string name) =>
        (this.world, this.store, this.endpoint, Name) = (world, store, endpoint, name);

    public string Name { get; }

    public int Exchanges => Sent.Count;

    public int RevokedFamilies => endpoint.RefreshTokens.RevokedFamilies;

    /// <summary>The newest refresh token is at its provider only: whoever got it did not live to store it.</summary>
    public bool IsOrphaned => RefreshToken != endpoint.RefreshTokens.Newest;

    /// <summary>The refresh token in the store would be accepted.</summary>
    public bool IsAlive => endpoint.RefreshTokens.IsAlive(RefreshToken);

    /// <summary>No refresh was overtaken by one that began later.</summary>
    public bool HasNewestAccessToken => AccessToken == endpoint.AccessTokens.Every.Count - 1;

    public static async Task<ContestedConnection> ConnectAsync(
        World world,
        AwsEmulator store,
        string name,
        RefreshTokenRotation rotation
    )
    {
        var behaviour = TokenEndpointBehaviour.OAuth2 with
        {
            Rotation = rotation,
            AccessTokenLifetime = TimeSpan.FromHours(6),
            AccessTokenPrefix = $"fake-access-{name}-",
            RefreshTokenPrefix = $"fake-refresh-{name}-",
        };
        var endpoint = await world.ConnectAsync(name, "oauth2", behaviour);
        await world.DefineAsync(
            name,
            new JsonObject
            {
                ["provider"] = "oauth2",
                ["tokenEndpoint"] = endpoint.Uri.AbsoluteUri,
                ["refreshTokenRotates"] = true,
                ["accessTokenLifetime"] = "6h",
            }
        );
        return new ContestedConnection(world, store, endpoint, name);
    }

    /// <summary>Makes the access token due, where there is one, and the refresh token as old: its exchange is long complete.</summary>
    public void Begin(RoundPlan plan, TimeSpan exchange)
    {
        (roundBegan, accessBefore) = (Exchanges, AccessToken);
        endpoint.Latency = exchange;
        if (store.Store.Find(Parameter("access-token")) is not null)
        {
            var written = DateTimeOffset.UtcNow - plan.Age;
            store.Store.SetLastModified(Parameter("refresh-token"), written);
            store.Store.SetLastModified(Parameter("access-token"), written);
        }
    }

    /// <summary>Claims ran out: the refresh token in the store, used or not, may be used once more.</summary>
    public void Inherit() => (epochBegan, inherited) = (Exchanges, RefreshToken);

    /// <summary>What must not have happened in the round, whoever died in it.</summary>
    public IEnumerable<string> Violations()
    {
        var sent = Sent;
        var again = sent.Skip(epochBegan).GroupBy(token => token).Count(uses => uses.Count() > 1);
        var former = sent.Skip(epochBegan).Intersect(sent.Take(epochBegan)).Count(token => token != inherited);
        var atOnce = sent.Skip(roundBegan).Distinct().Count(token => endpoint.MostConcurrentExchangesOf(token) > 1);
        return Of(
            (RevokedFamilies > 0, "its provider revoked the family"),
            (again + former > 0, $"{again + former} refresh token(s) were used again"),
            (atOnce > 0, $"{atOnce} refresh token(s) were in two exchanges at once"),
            (!IsAlive, "the refresh token in the store is dead"),
            (AccessToken < accessBefore, "the access token in the store is older than it was")
        );
    }

    /// <summary>What must not have happened where everybody lived.</summary>
    public IEnumerable<string> ViolationsOfTheLiving() =>
        Of(
            (IsOrphaned, "the newest refresh token is not in the store"),
            (AccessToken <= accessBefore, "there is no newer access token in the store")
        );

    private string RefreshToken => store.Store.Find(Parameter("refresh-token"))!.Latest.Value;

    /// <summary>How many were issued before the one in the store; -1 where there is none.</summary>
    private int AccessToken =>
        store.Store.Find(Parameter("access-token")) is { } parameter
            ? endpoint.AccessTokens.Every.ToList().IndexOf(parameter.Latest.Value)
            : -1;

    /// <summary>The refresh tokens that came, in that order.</summary>
    private IReadOnlyList<string> Sent =>
        [
            .. world
                .TokenServer.Requests.Where(request => request.Path == endpoint.Uri.AbsolutePath)
                .Select(request => request.RefreshToken ?? ""),
        ];

    private string Parameter(string leaf) => $"{world.Root}/{Name}/{leaf}";

    private IEnumerable<string> Of(params (bool Happened, string What)[] violations) =>
        violations.Where(one => one.Happened).Select(one => $"{Name}: {one.What}");
}
