using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace Tokens.Tests.Unit.Functions.Logging;

public sealed partial class JsonLineLoggerTests : IDisposable
{
    private readonly LogLines log = new(LogLevel.Information);

    public void Dispose() => log.Dispose();

    [Fact]
    public void An_entry_is_one_line_and_each_value_a_field()
    {
        log.Lines.RequestId = "request-1";

        Say(log.Logger("Some.Category"), "é\n\"x\"", 17, 18L, true, The.Now, LogLevel.Error);

        log.Written.Should()
            .Equal(
                """{"time":"2026-11-21T10:30:00+00:00","level":"Warning","message":"é\n\"x\" 17 18 True 11/21/2026 10:30:00 +00:00 Error","""
                    + "\"requestId\":\"request-1\",\"text\":\"é\\n\\\"x\\\"\",\"number\":17,\"big\":18,\"truth\":true,"
                    + "\"at\":\"2026-11-21T10:30:00+00:00\",\"other\":\"Error\",\"category\":\"Some.Category\"}"
            );
        log.EndsLine.Should().BeTrue();
    }

    [Fact]
    public void Before_an_invocation_there_is_no_request_id()
    {
        Plain(log.Logger("c"));

        log.Written.Single().Should().NotContain("requestId");
    }

    [Fact]
    public void Of_an_exception_the_type_and_the_stack_trace_are_shown_and_never_the_message()
    {
        try
        {
            throw new InvalidOperationException("fake-refresh-token-1", new IOException("fake-client-secret-1"));
        }
        catch (InvalidOperationException thrown)
        {
            Broken(log.Logger("c"), thrown);
        }

        var line = JsonDocument.Parse(log.Written.Single()).RootElement;
        line.GetProperty("exception").GetString().Should().Be("System.InvalidOperationException");
        line.GetProperty("stackTrace").GetString().Should().Contain(nameof(JsonLineLoggerTests));
        log.Written.Single().Should().NotContain("fake-refresh-token-1").And.NotContain("fake-client-secret-1");
    }

    [Fact]
    public void An_exception_that_was_never_thrown_has_no_stack_trace_to_show()
    {
        Broken(log.Logger("c"), new InvalidOperationException("x"));

        log.Written.Single().Should().Contain("\"stackTrace\":null");
    }

    [Fact]
    public void What_is_below_the_level_is_not_written()
    {
        Detail(log.Logger("c"));

        log.Written.Should().BeEmpty();
    }

    [Fact]
    public async Task Lines_of_many_at_once_stay_whole()
    {
        var logger = log.Logger("c");

        await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Task.Run(() => Plain(logger))));

        log.Written.Should().HaveCount(200);
        log.Written.Distinct().Should().ContainSingle();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Text} {Number} {Big} {Truth} {At} {Other}")]
    private static partial void Say(
        ILogger logger,
        string text,
        int number,
        long big,
        bool truth,
        DateTimeOffset at,
        LogLevel other
    );

    [LoggerMessage(Level = LogLevel.Information, Message = "plain")]
    private static partial void Plain(ILogger logger);

    [LoggerMessage(Level = LogLevel.Debug, Message = "detail")]
    private static partial void Detail(ILogger logger);

    [LoggerMessage(Level = LogLevel.Critical, Message = "broken")]
    private static partial void Broken(ILogger logger, Exception exception);
}
