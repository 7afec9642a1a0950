using Tokens.Cli.Commands;
using Tokens.Cli.Output;

namespace Tokens.Cli.Operations;

/// <summary>A refresh from here, and its answer; of one connection it is the end of several commands.</summary>
internal static class RefreshNow
{
    /// <summary>As long as the function's invocation may take.</summary>
    private static readonly TimeSpan TimeLeft = TimeSpan.FromMinutes(5);

    /// <returns>The exit code.</returns>
    public static Task<int> RunAsync(
        Session session,
        ConnectionName name,
        bool asJson,
        CancellationToken cancellation
    ) => RunAsync(session, [name.Value], asJson, cancellation);

    /// <param name="session">The run.</param>
    /// <param name="names">Those named by hand; null for what is due.</param>
    /// <param name="asJson">How it is answered.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(
        Session session,
        IReadOnlyList<string>? names,
        bool asJson,
        CancellationToken cancellation
    )
    {
        var order = new RefreshRequest(names, TimeLeft);
        var report = await session.Get<RefreshTokens>().RunAsync(order, cancellation);
        if (asJson)
        {
            JsonOutput.Write(session.Terminal, RefreshDocument.Of(report));
        }
        else
        {
            RefreshTable.Write(session.Terminal, report);
        }

        return report.Failed.Any() ? ExitCode.Trouble : ExitCode.Done;
    }
}
