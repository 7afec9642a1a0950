using System.Globalization;
using Tokens.Tests.ParameterStoreServer.Model;

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
        Put(
            Client,
            $$"""{"provider":"oauth2","tokenEndpoint":"{{endpoint}}"}""",
            now.AddDays(-30),
            type: ParameterType.String
        );
        Put($"{Client}/client-id", client.Id, now);
        Put($"{Client}/client-secret", client.Secret, now.AddDays(-30), "proven");
        var definition = string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"client":"fleet","accessTokenLifetime":"{{Lifetime.TotalHours}}h","refreshTokenRotates":{{(scenario.SingleUse ? "true" : "false")}}}"""
        );
        for (var place = 0; place < names.Length; place++)
        {
            Put($"/tokens/connections/{names[place]}", definition, now.AddDays(-30), type: ParameterType.String);
            Put($"/tokens/{names[place]}/refresh-token", newRefreshToken(), now.AddDays(-30));
            Put(AccessToken(names[place]), "fake-expiring-access-token", ExpiresAt(place) - Lifetime);
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
            .Select(number => string.Create(CultureInfo.InvariantCulture, $"c{number:D5}"))
            .ToArray();
        new Random(1).Shuffle(names);
        return names;
    }

    private void Put(
        string name,
        string value,
        DateTimeOffset at,
        string? label = null,
        ParameterType type = ParameterType.SecureString
    ) =>
        store.Seed(
            new Parameter(
                name,
                [
                    new ParameterVersion
                    {
                        Version = 1,
                        Type = type,
                        Value = value,
                        KeyId = type == ParameterType.SecureString ? "alias/aws/ssm" : null,
                        LastModified = at,
                        Labels = label is null ? [] : [label],
                    },
                ]
            )
        );
}
