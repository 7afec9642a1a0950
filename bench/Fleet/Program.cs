// Refreshes a whole fleet, sweep after sweep until nothing is left, as the function RefreshTokens does: its start-up, its
// use case, its log, its metrics and its answer, with the clock alone replaced. The variables are the function's.
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Tokens.Adapters.Composition;
using Tokens.Bench.Fleets;
using Tokens.Functions;
using Tokens.Functions.Logging;

var (resultFile, connections) = (args[0], int.Parse(args[1], CultureInfo.InvariantCulture));
var deadline = TimeSpan.FromSeconds(double.Parse(args[2], CultureInfo.InvariantCulture));
var epoch = DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(args[3], CultureInfo.InvariantCulture));
var clock = new ScaledClock(epoch, double.Parse(args[4], CultureInfo.InvariantCulture));

var environment = new TokensEnvironment(Environment.GetEnvironmentVariable);
await using var provider = Startup
    .AddFunctions(new ServiceCollection(), environment, clock, JsonLines.StandardOutput())
    .BuildServiceProvider();

var refreshed = new HashSet<string>();
var failed = new List<string>();
var sweeps = new List<double>();
int before;
do
{
    before = refreshed.Count;
    var started = clock.GetTimestamp();
    var answer = await SweepAsync();
    sweeps.Add(clock.GetElapsedTime(started).TotalSeconds);
    refreshed.UnionWith(answer.Body.Refreshed);
    failed.AddRange(answer.Body.Failed.Select(failure => $"{failure.Connection}: {failure.Error}"));
} while (refreshed.Count < connections && refreshed.Count > before);

using var process = Process.GetCurrentProcess();
var result = new FleetResult(sweeps, refreshed.Count, failed, process.PeakWorkingSet64);
await File.WriteAllTextAsync(resultFile, JsonSerializer.Serialize(result, FleetJson.Default.FleetResult));

async Task<RefreshAnswer> SweepAsync()
{
    var log = provider.GetRequiredService<FunctionLog>();
    log.Begin("sweep");
    var order = new RefreshRequest(null, deadline);
    var report = await provider
        .GetRequiredService<Lazy<TokensUseCases>>()
        .Value.RefreshTokens.RunAsync(order, CancellationToken.None);
    log.Finished(report);
    provider.GetRequiredService<Lazy<RefreshMetrics>>().Value.Write(report, isSweep: true);
    var answer = RefreshAnswer.Of(report);
    // The runtime writes it to where the function is asked from; here it is made and counted, and thrown away.
    JsonSerializer.SerializeToUtf8Bytes(answer, FunctionJson.Default.RefreshAnswer);
    return answer;
}
