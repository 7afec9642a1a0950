using System.Text;
using Tokens.Functions;

namespace Tokens.Tests.Unit.Functions;

public sealed class RefreshAnswerTests
{
    private static readonly RefreshResult Refreshed = new RefreshResult.Refreshed(Some.Name("a"), TimeSpan.Zero, false);

    private static readonly RefreshResult Skipped = new RefreshResult.Skipped(Some.Name("b"), SkipReason.NotDue);

    [Fact]
    public void A_run_without_failure_answers_200() =>
        Json(RefreshAnswer.Of(Report(Refreshed, Skipped)))
            .Should()
            .Be(
                """{"statusCode":200,"body":{"message":"Tokens successfully updated","refreshed":["a"],"skipped":["b"],"failed":[]}}"""
            );

    [Fact]
    public void A_run_with_nothing_to_do_answers_200() =>
        Json(RefreshAnswer.Of(Report()))
            .Should()
            .Be(
                """{"statusCode":200,"body":{"message":"Tokens successfully updated","refreshed":[],"skipped":[],"failed":[]}}"""
            );

    [Fact]
    public void A_run_with_any_failure_answers_500_and_tells_each() =>
        Json(
                RefreshAnswer.Of(
                    Report(Refreshed, new RefreshResult.Failed("c", "why"), new RefreshResult.Failed("d", "é \"x\""))
                )
            )
            .Should()
            .Be(
                """{"statusCode":500,"body":{"error":"connection c: why; connection d: é \"x\"","refreshed":["a"],"skipped":[],"""
                    + """ "failed":[{"connection":"c","error":"why"},{"connection":"d","error":"é \"x\""}]}}""".TrimStart()
            );

    [Fact]
    public void An_invocation_that_makes_no_sense_answers_500() =>
        Json(RefreshAnswer.Refused("send something else"))
            .Should()
            .Be(
                """{"statusCode":500,"body":{"error":"send something else","refreshed":[],"skipped":[],"failed":[]}}"""
            );

    private static RefreshReport Report(params RefreshResult[] results) => new(results, TimeSpan.Zero, null);

    private static string Json(RefreshAnswer answer)
    {
        using var stream = new MemoryStream();
        new EventSerializer().Serialize(answer, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
