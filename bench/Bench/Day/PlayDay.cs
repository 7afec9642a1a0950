using System.Globalization;
using Tokens.Adapters.ParameterStore;
using Tokens.Adapters.ParameterStore.Pacing;
using Tokens.Bench.Micro;
using Tokens.Emulator.InProcess;

namespace Tokens.Bench.Day;

/// <summary>
/// Lets connections with tokens of an hour live on one account, with a sweep every quarter of an hour, by the real use
/// case as the functions have it.
/// </summary>
internal sealed class PlayDay
{
    private const string ClientSecret = "/tokens/clients/lwa/client-secret";

    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);
    private static readonly TimeSpan SweepInterval = TimeSpan.FromMinutes(15);
    private static readonly DateTimeOffset Start = new(2026, 11, 21, 0, 0, 0, TimeSpan.Zero);

    private readonly VirtualTime time = new(Start);
    private readonly AccountParameters parameters;
    private readonly EmulatedParameters memory;
    private readonly Account account;
    private readonly RefreshTokens refresh;
    private readonly Dictionary<ParameterName, DateTimeOffset> expiries = [];
    private readonly DayScenario scenario;
    private TimeSpan leastLeft = Lifetime;
    private int refreshed;
    private int expired;
    private TimeSpan longestSweep;

    private PlayDay(DayScenario scenario)
    {
        this.scenario = scenario;
        memory = new EmulatedParameters(time.Clock);
        var paces = new SsmPaces(time.Clock);
        account = new Account(scenario.Puts, paces, time.Clock);
        parameters = new AccountParameters(memory, account, paces, time.Clock) { Writing = Renew };
        var ports = Given.Ports(parameters, time.Clock);
        refresh = new TokensUseCases(
            ports with
            {
                TokenEndpoint = new DayProvider(time.Clock, Lifetime),
            }
        ).RefreshTokens;
    }

    public static DayFigures Once(DayScenario scenario)
    {
        var day = new PlayDay(scenario);
        day.time.Run(day.RunAsync);
        return day.Figures();
    }

    private async Task RunAsync()
    {
        await SeedAsync();
        for (var tick = Start + Lifetime; tick < Start + Lifetime + scenario.Length; tick += SweepInterval)
        {
            await Task.Delay(tick - time.Clock.GetUtcNow(), time.Clock);
            var report = await refresh.RunAsync(new RefreshRequest(null, SweepInterval), CancellationToken.None);
            longestSweep = report.Duration > longestSweep ? report.Duration : longestSweep;
            if (report.Failed.Any())
            {
                throw new BenchException($"{scenario}: {report.Failed.First().Error}");
            }
        }

        foreach (var expiry in expiries.Values)
        {
            Count(expiry);
        }
    }

    /// <summary>Tokens of every age up to that at which they are refreshed where there is room, as after a day before.</summary>
    private async Task SeedAsync()
    {
        var count = scenario.Connections;
        await DefineAsync("clients/lwa", """{"provider":"amazon-lwa"}""");
        await PutAsync("/tokens/clients/lwa/client-id", "fake-client-id");
        await PutAsync(ClientSecret, "fake-client-secret");
        await memory.LabelAsync(Given.Parameter(ClientSecret), 1, "proven", CancellationToken.None);
        for (var number = 0; number < count; number++)
        {
            var name = FormattableString.Invariant($"c{number:D5}");
            await DefineAsync($"connections/{name}", """{"client":"lwa"}""");
            await PutAsync($"/tokens/{name}/refresh-token", "fake-refresh-token");
        }

        await Task.Delay(TimeSpan.FromMinutes(15), time.Clock);
        for (var number = 0; number < count; number++)
        {
            var token = $"/tokens/c{number.ToString("D5", CultureInfo.InvariantCulture)}/access-token";
            await PutAsync(token, "fake-access-token");
            expiries[Given.Parameter(token)] = time.Clock.GetUtcNow() + Lifetime;
            time.Clock.Advance(TimeSpan.FromMinutes(44) / count);
        }
    }

    private Task DefineAsync(string place, string definition) =>
        memory.WriteAsync(
            new ParameterWrite(Given.Parameter($"/tokens/{place}"), Secret.Of(definition)),
            CancellationToken.None
        );

    private Task PutAsync(string name, string value) =>
        memory.WriteAsync(
            new ParameterWrite(Given.Parameter(name), Secret.Of(value)) { IsSecure = true },
            CancellationToken.None
        );

    private void Renew(ParameterName name)
    {
        if (expiries.TryGetValue(name, out var expiry))
        {
            Count(expiry);
            refreshed++;
            expiries[name] = time.Clock.GetUtcNow() + Lifetime;
        }
    }

    private void Count(DateTimeOffset expiry)
    {
        var left = expiry - time.Clock.GetUtcNow();
        leastLeft = left < leastLeft ? left : leastLeft;
        expired += left < TimeSpan.Zero ? 1 : 0;
    }

    private DayFigures Figures() =>
        new(
            scenario,
            refreshed,
            expired,
            leastLeft.TotalMinutes,
            longestSweep.TotalMinutes,
            account.Throttled / (double)account.Calls
        );
}
