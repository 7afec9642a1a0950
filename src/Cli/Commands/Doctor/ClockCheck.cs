using System.Globalization;
using Tokens.Adapters.Inspection;

namespace Tokens.Cli.Commands.Doctor;

/// <summary>This machine's clock against AWS's.</summary>
internal sealed class ClockCheck(ClockInspector inspector) : IDoctorCheck
{
    /// <summary>A Date header has whole seconds, and the response takes time to arrive.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(10);

    /// <summary>AWS rejects signatures that are further off.</summary>
    private static readonly TimeSpan SignatureLimit = TimeSpan.FromMinutes(5);

    public string Name => "clock";

    public async IAsyncEnumerable<Finding> RunAsync(DoctorContext context)
    {
        var endpoint = Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL");
        yield return await inspector.AheadAsync(
            string.IsNullOrEmpty(endpoint) ? null : new Uri(endpoint),
            context.Cancellation
        ) switch
        {
            null => Finding.Note("this machine", "AWS's response has no Date header to compare with"),
            { } ahead when ahead.Duration() < Tolerance => Finding.Fine("this machine", "its clock agrees with AWS's"),
            { } ahead => new Finding(
                ahead.Duration() < SignatureLimit ? FindingLevel.Warning : FindingLevel.Error,
                "this machine",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"its clock is {ahead.Duration().TotalSeconds:F0} s {(ahead > TimeSpan.Zero ? "ahead of" : "behind")} AWS's"
                ),
                "synchronize it with a time service; beyond five minutes AWS rejects signed requests"
            ),
        };
    }
}
