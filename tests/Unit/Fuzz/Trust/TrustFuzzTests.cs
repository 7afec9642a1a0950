using Xunit.Abstractions;

namespace Tokens.Tests.Unit.Fuzz.Trust;

/// <summary>
/// Whoever writes a definition gains nothing beyond their own connection: random deployments swept by the use case, over
/// the embedded store, with a provider that accepts whatever it is sent.
/// </summary>
public sealed class TrustFuzzTests(ITestOutputHelper output) : Fuzzing(output)
{
    [Fact]
    public void No_secret_reaches_another_endpoint_and_nothing_is_written_that_is_not_the_connections_own() =>
        Check(Deployment.Any, deployment => Complaint(deployment).GetAwaiter().GetResult(), atLeast: Deployments);

    [Fact]
    public void A_further_definition_changes_nothing_for_those_that_worked_before() =>
        Check(Deployment.Any, deployment => Changed(deployment).GetAwaiter().GetResult(), atLeast: Deployments);

    /// <summary>In the normal suite; the long one tries 20,000.</summary>
    private const int Deployments = 2000;

    private static async Task<string?> Complaint(Deployment deployment)
    {
        var run = await TrustRun.OfAsync(deployment);
        var oracle = new TrustOracle(deployment);
        return run.Sent.Select(sent =>
                    oracle.Sending(sent.Connection, sent.Endpoint, sent.Id, sent.Secret, sent.RefreshToken)
                )
                .Concat(run.Written.Select(written => oracle.Writing(written.Connection, written.Parameter)))
                .FirstOrDefault(complaint => complaint is not null)
            ?? TrustRun.Twice(run);
    }

    private static async Task<string?> Changed(Deployment deployment)
    {
        if (deployment.Connections.Count < 2)
        {
            return null;
        }

        var last = deployment.Connections[^1].Name;
        var fewer = deployment with { Connections = [.. deployment.Connections.SkipLast(1)] };
        var before = await TrustRun.OfAsync(fewer);
        var after = await TrustRun.OfAsync(deployment);
        var gone = before
            .Sent.Except(after.Sent)
            .Where(sent => sent.Connection != last)
            .Select(sent => $"{sent.Connection} no longer asks {sent.Endpoint}");
        var unwritten = before
            .Written.Except(after.Written)
            .Where(one => one.Connection != last)
            .Select(one => $"{one.Connection} no longer writes {one.Parameter}");
        return gone.Concat(unwritten).FirstOrDefault();
    }
}
