using Tokens.Functions.Logging;

namespace Tokens.Tests.Unit.Functions.Logging;

public sealed class RefreshMetricsTests : IDisposable
{
    private static readonly RefreshReport Report = new(
        [
            new RefreshResult.Refreshed(Some.Name("a"), TimeSpan.Zero, false),
            new RefreshResult.Refreshed(Some.Name("b"), TimeSpan.Zero, false),
            new RefreshResult.Skipped(Some.Name("c"), SkipReason.NotDue),
            new RefreshResult.Failed("d", "why"),
        ],
        TimeSpan.FromMilliseconds(1234.4),
        TimeSpan.FromSeconds(-10)
    );

    private readonly LogLines log = new();

    public void Dispose() => log.Dispose();

    [Fact]
    public void A_sweep_tells_all_its_figures()
    {
        Write(Report, isSweep: true);

        log.Written.Should()
            .Equal(
                """{"_aws":{"Timestamp":1795257000000,"CloudWatchMetrics":[{"Namespace":"Tokens","Dimensions":[["Root"]],"Metrics":["""
                    + "{\"Name\":\"Refreshed\",\"Unit\":\"Count\"},{\"Name\":\"Skipped\",\"Unit\":\"Count\"},"
                    + "{\"Name\":\"Failed\",\"Unit\":\"Count\"},{\"Name\":\"Duration\",\"Unit\":\"Milliseconds\"},"
                    + "{\"Name\":\"SecondsToNearestExpiry\",\"Unit\":\"Seconds\"}]}]},"
                    + "\"Root\":\"/tokens\",\"Refreshed\":2,\"Skipped\":1,\"Failed\":1,\"Duration\":1234,\"SecondsToNearestExpiry\":-10}"
            );
    }

    [Fact]
    public void A_run_by_hand_says_nothing_of_the_schedule()
    {
        Write(Report, isSweep: false);

        log.Written.Single().Should().NotContain("Duration").And.NotContain("SecondsToNearestExpiry");
        log.Written.Single().Should().EndWith("\"Root\":\"/tokens\",\"Refreshed\":2,\"Skipped\":1,\"Failed\":1}");
    }

    [Fact]
    public void Where_there_is_no_token_there_is_no_expiry()
    {
        Write(Report with { ToNearestExpiry = null }, isSweep: true);

        log.Written.Single().Should().Contain("Duration").And.NotContain("SecondsToNearestExpiry");
    }

    private void Write(RefreshReport report, bool isSweep) =>
        new RefreshMetrics(log.Lines, The.Layout.Root).Write(report, isSweep);
}
