using Microsoft.Extensions.DependencyInjection;

namespace Tokens.Cli.Commands.Doctor;

/// <summary>What was read of a deployment, and what the checks found in it.</summary>
internal sealed record DoctorAnswer(DoctorContext Context, IReadOnlyList<CheckFinding> Findings)
{
    /// <param name="session">The run.</param>
    /// <param name="count">Whether the account's parameters are counted, too.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="StoreException">
    /// The store cannot be listed: a failure of the command and not a finding, since there is nothing to check.
    /// </exception>
    public static async Task<DoctorAnswer> ReadAsync(Session session, bool count, CancellationToken cancellation)
    {
        var context = await DoctorContext.ReadAsync(
            session.Get<TakeSnapshot>(),
            session.Get<DescribeConnections>(),
            session.Get<DescribeClients>(),
            cancellation
        );
        var checks = session
            .Get<IServiceProvider>()
            .GetServices<IDoctorCheck>()
            .Where(one => count || one is not LimitCheck);
        return new(context, await DoctorChecks.RunAsync(checks, context));
    }

    /// <summary>That of the worst finding.</summary>
    public static int ExitCodeOf(IEnumerable<CheckFinding> findings) =>
        findings.Max(one => one.Finding.Level) switch
        {
            FindingLevel.Error => ExitCode.Trouble,
            FindingLevel.Warning => ExitCode.Warnings,
            _ => ExitCode.Done,
        };
}
