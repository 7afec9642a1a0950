using Microsoft.Extensions.DependencyInjection;
using Tokens.Cli.Composition;

namespace Tokens.Cli.Operations;

/// <summary>
/// A real refresh with credentials that are not stored yet: claimed like any other where the refresh token rotates, and
/// what it returns is stored like any other's. Only how it went is not remembered, nor told to people.
/// </summary>
internal static class TrialRefresh
{
    /// <summary>As long as an invocation of the function.</summary>
    private static readonly TimeSpan TimeLeft = TimeSpan.FromMinutes(5);

    public static async Task<RefreshResult> RunAsync(
        Session session,
        ConnectionName name,
        Overlay overlay,
        CancellationToken cancellation
    )
    {
        await using var services = new ServiceCollection()
            .AddOperator(session)
            .AddOverlay(overlay)
            .BuildServiceProvider();
        var order = new RefreshRequest([name.Value], TimeLeft);
        var report = await services.GetRequiredService<RefreshTokens>().RunAsync(order, cancellation);
        return report.Results[0];
    }
}
