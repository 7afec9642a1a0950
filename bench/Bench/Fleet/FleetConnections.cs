using Tokens.Emulator.Ssm;

namespace Tokens.Bench.Fleet;

/// <summary>
/// Connections whose access tokens expire one after the other, in an order that is not that of their names; all are due.
/// </summary>
internal sealed class FleetConnections(Store store, FleetScenario scenario, DateTimeOffset now)
{
    /// <summary>So long that none is due a second time before the last was due once.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    private const string Client = "/tokens/clients/fleet";

    /// <summary>In the order of their expiry.</summary>
    private readonly string[] names = Shuffled(scenario.Connections);

    public void Seed(Uri endpoint, (string Id, string Secret) client, Func<string> newRefreshToken)
    {
        var before = now.AddDays(-30);
        store.Text(Client, $$"""{"provider":"oauth2","tokenEndpoint":"{{endpoint}}"}""", before);
        store.Secret($"{Client}/client-id", client.Id, now);
        store.Secret($"{Client}/client-secret", client.Secret, before, "proven");
        var definition = FormattableString.Invariant(
            $$"""{"client":"fleet","accessTokenLifetime":"{{Lifetime.TotalHours}}h","refreshTokenRotates":{{(scenario.SingleUse ? "true" : "false")}}}"""
        );
        for (var place = 0; place < names.Length; place++)
        {
            store.Text($"/tokens/connections/{names[place]}", definition, before);
            store.Secret($"/tokens/{names[place]}/refresh-token", newRefreshToken(), before);
            store.Secret(AccessToken(names[place]), "fake-expiring-access-token", ExpiresAt(place) - Lifetime);
        }
    }

    /// <summary>How many have one of these tokens now.</summary>
    public int Renewed(IReadOnlySet<string> issued) =>
        names.Count(name => issued.Contains(store.Find(AccessToken(name))!.Latest.Value));

    /// <summary>
    /// By how many places at most a connection came later than its expiry says: those under way and those prepared may
    /// change places, no others.
    /// </summary>
    public int FurthestOutOfTurn() =>
        names
            .Select((name, place) => (place, store.Find(AccessToken(name))!.Latest.LastModified))
            .OrderBy(written => written.LastModified)
            .Select((written, turn) => Math.Abs(turn - written.place))
            .Max();

    /// <summary>From ten minutes ago to twenty-five from now: sweeps a quarter of an hour apart look 35 minutes ahead.</summary>
    private DateTimeOffset ExpiresAt(int place) =>
        now.AddMinutes(-10) + (TimeSpan.FromMinutes(35) * place / names.Length);

    private static string AccessToken(string name) => $"/tokens/{name}/access-token";

    private static string[] Shuffled(int connections)
    {
        var names = Enumerable
            .Range(0, connections)
            .Select(number => FormattableString.Invariant($"c{number:D5}"))
            .ToArray();
        new Random(1).Shuffle(names);
        return names;
    }
}
