using Microsoft.Extensions.Logging;
using Tokens.Functions.Logging;

namespace Tokens.Tests.Unit.Functions.Logging;

public sealed class RefreshLogTests : IDisposable
{
    private readonly LogLines log = new(LogLevel.Information);

    public void Dispose() => log.Dispose();

    [Fact]
    public void A_refresh_says_for_how_long()
    {
        Observer().Finished(new RefreshResult.Refreshed(Some.Name(), TimeSpan.FromHours(1), Rotated: true));

        log.Written.Single()
            .Should()
            .Contain("\"level\":\"Information\"")
            .And.Contain("Connection my-erp: access token refreshed, valid for 3600 s; refresh token rotated: True")
            .And.Contain("\"connection\":\"my-erp\",\"lifetimeSeconds\":3600,\"rotated\":true");
    }

    [Fact]
    public void A_failure_is_an_error_with_its_reason()
    {
        Observer().Finished(new RefreshResult.Failed("No Name", "why"));

        log.Written.Single()
            .Should()
            .Contain("\"level\":\"Error\"")
            .And.Contain(
                "Connection No Name: not refreshed; `tokens status No Name` shows its state and when it is tried again. why"
            );
    }

    [Theory]
    [InlineData(SkipReason.NotDue)]
    [InlineData(SkipReason.BackingOff)]
    [InlineData(SkipReason.Disabled)]
    public void What_is_skipped_as_usual_makes_no_noise(SkipReason reason)
    {
        Observer().Finished(new RefreshResult.Skipped(Some.Name(), reason));

        log.Written.Should().BeEmpty();
    }

    [Fact]
    public void What_there_was_no_time_for_is_a_warning()
    {
        Observer().Finished(new RefreshResult.Skipped(Some.Name(), SkipReason.NoTimeLeft));

        log.Written.Single().Should().Contain("\"level\":\"Warning\"").And.Contain("no time is left");
    }

    [Fact]
    public void A_lifetime_too_short_for_the_schedule_is_a_warning_that_names_the_fix()
    {
        Observer().CannotKeepFresh(Some.Name(), TimeSpan.FromMinutes(10), new RefreshTiming(TimeSpan.FromMinutes(15)));

        log.Written.Single()
            .Should()
            .Contain("\"level\":\"Warning\"")
            .And.Contain("valid for 600 s, but the schedule runs every 900 s")
            .And.Contain("TOKENS_SWEEP_INTERVAL");
    }

    [Fact]
    public void A_defect_is_critical_and_its_message_is_not_shown()
    {
        Observer().Defect(Some.Name(), new InvalidOperationException("fake-refresh-token-1"));

        log.Written.Single()
            .Should()
            .Contain("\"level\":\"Critical\"")
            .And.Contain("System.InvalidOperationException")
            .And.NotContain("fake-refresh-token-1");
    }

    private IRefreshObserver Observer() => new RefreshLog(log.Logger<RefreshLog>());
}
