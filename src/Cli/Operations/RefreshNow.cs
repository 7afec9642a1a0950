using Tokens.Cli.Commands;
using Tokens.Cli.Output;
using Tokens.Domain.AccessTokens;
using Tokens.Domain.Connections;

namespace Tokens.Cli.Operations;

/// <summary>A refresh by hand at the end of a command, with the answer of <c>tokens refresh</c>.</summary>
internal static class RefreshNow
{
    /// <summary>As long as the function's invocation may take.</summary>
    private static readonly TimeSpan TimeLeft = TimeSpan.FromMinutes(5);

    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(
        Session session,
        ConnectionName name,
        bool asJson,
        CancellationToken cancellation
    )
    {
        var order = new RefreshOrder([name.Value], TimeLeft);
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
