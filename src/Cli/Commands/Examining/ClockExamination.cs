using System.Globalization;
using System.Runtime.CompilerServices;
using Tokens.Adapters.Inspection;

namespace Tokens.Cli.Commands.Examining;

/// <summary>This machine's clock.</summary>
internal sealed class ClockExamination(ClockInspector inspector) : IExamination
{
    /// <summary>A date in a header is told in whole seconds, and takes its time to come.</summary>
    private static readonly TimeSpan Worth = TimeSpan.FromSeconds(10);

    /// <summary>AWS refuses what is signed further off.</summary>
    private static readonly TimeSpan Fatal = TimeSpan.FromMinutes(5);

    public string Name => "clock";

    public async IAsyncEnumerable<Finding> RunAsync(
        Patient patient,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        var other = Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL") is { Length: > 0 } url ? new Uri(url) : null;
        yield return await inspector.AheadAsync(other, cancellation) switch
        {
            null => Finding.Note("this machine", "AWS's answer bears no date to compare with"),
            { } ahead when ahead.Duration() < Worth => Finding.Fine("this machine", "its clock agrees with AWS's"),
            { } ahead => Finding.Of(
                ahead.Duration() < Fatal ? Severity.Warning : Severity.Error,
                "this machine",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"its clock is {ahead.Duration().TotalSeconds:F0} s {(ahead > TimeSpan.Zero ? "ahead of" : "behind")} AWS's"
                ),
                "have it set by a time service; beyond five minutes AWS refuses what is signed"
            ),
        };
    }
}
