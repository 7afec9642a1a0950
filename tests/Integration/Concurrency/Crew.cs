namespace Tokens.Tests.Integration.Concurrency;

/// <summary>Processes of RefreshTokens in one world, each with a host of its own.</summary>
internal sealed class Crew
{
    private readonly IReadOnlyList<LambdaHost> hosts;

    private Crew(IReadOnlyList<LambdaHost> hosts) => this.hosts = hosts;

    public int Size => hosts.Count;

    /// <summary>All of them up and waiting for an event.</summary>
    public static async Task<Crew> StartAsync(World world, int processes)
    {
        var hosts = new List<LambdaHost>();
        for (var i = 0; i < processes; i++)
        {
            hosts.Add(await world.StartAnotherAsync("RefreshTokens"));
        }

        await Task.WhenAll(hosts.Select(host => host.WarmUpAsync()));
        return new Crew(hosts);
    }

    public async Task<IReadOnlyList<Invocation>> RunAsync(RoundPlan plan)
    {
        // Those who died in an earlier round are replaced before this one begins.
        await Task.WhenAll(hosts.Select(host => host.WarmUpAsync()));
        return await Task.WhenAll(plan.Arrivals.Zip(hosts, ArriveAsync));
    }

    public Task<Invocation> InvokeAsync(int process, string payload) => hosts[process].InvokeAsync(payload);

    /// <summary>By its process id, with SIGKILL.</summary>
    public void Kill(int process) => hosts[process].Kill();

    private static async Task<Invocation> ArriveAsync(Arrival arrival, LambdaHost host)
    {
        await Task.Delay(arrival.After);
        var answer = host.InvokeAsync(arrival.Payload);
        if (arrival.DiesAfter is { } moment)
        {
            await Task.WhenAny(answer, Task.Delay(moment));
            host.Kill();
        }

        return await answer;
    }
}
