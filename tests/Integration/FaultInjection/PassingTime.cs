using Tokens.Emulator.Ssm;

namespace Tokens.Tests.Integration.FaultInjection;

/// <summary>
/// Time goes by for all that waits for it: leases, tokens, retries. The processes run on the machine's clock, so what they
/// find is made older. Occasions are named after the moments of owners' changes and of states; those stay.
/// </summary>
public static class PassingTime
{
    public static TimeSpan Step { get; } = TimeSpan.FromHours(2);

    public static void Pass(this Stage stage)
    {
        foreach (var parameter in stage.Store.Below(stage.Root).Where(one => Waits(stage, one)))
        {
            stage.Store.SetLastModified(parameter.Name, parameter.Latest.LastModified - Step);
        }

        foreach (var status in stage.Store.Below($"{stage.Root}/status/"))
        {
            var json = JsonNode.Parse(status.Latest.Value)!;
            if ((DateTimeOffset?)json["retryAt"] is { } retryAt)
            {
                json["retryAt"] = retryAt - Step;
                var earlier = status.Latest with { Value = json.ToJsonString() };
                stage.Store.Seed(status with { Versions = [.. status.Versions.SkipLast(1), earlier] });
            }
        }
    }

    /// <summary>A refresh token too, unless it was stored for a connection that waits for a sign-in: that is the owner's change.</summary>
    private static bool Waits(Stage stage, Parameter parameter) =>
        parameter.Name.Contains("/claims/", StringComparison.Ordinal)
        || parameter.Name.EndsWith("/access-token", StringComparison.Ordinal)
        || (
            parameter.Name.EndsWith("/refresh-token", StringComparison.Ordinal)
            && !(stage.Store.Find($"{stage.Root}/status/{parameter.Name.Split('/')[^2]}")?.Latest.Value ?? "").Contains(
                "sign-in-again"
            )
        );
}
