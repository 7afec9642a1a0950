using FsCheck;
using FsCheck.Fluent;
using Tokens.Tests.Unit.Adapters.ParameterStore;
using Xunit.Abstractions;

namespace Tokens.Tests.Unit.Fuzz;

public sealed class StatusFuzzTests(ITestOutputHelper output) : Fuzzing(output)
{
    private static readonly string[] Fields =
    [
        .. ((Doc.Group)Samples.FullStatus).Parts.Select(part => part.Name!.Trim('"')),
    ];

    [Fact]
    public void A_status_may_be_any_text() =>
        Check(Words.Of(JsonLike.Texts, AnyJson.Values, Words.Any), words => Complaint(words.Text));

    [Fact]
    public void A_status_may_be_any_JSON() =>
        Check(Words.Of(AnyJson.Documents(Fields).Select(document => document.Write())), words => Complaint(words.Text));

    [Fact]
    public void A_status_may_be_spoilt_in_any_way_and_what_is_read_is_written_and_read_again() =>
        Check(Mutant.Of(Samples.Statuses), mutant => Complaint(mutant.Text));

    [Fact]
    public void A_field_that_is_wrong_is_named() =>
        Check(
            Broken.Of(Samples.FullStatus, Fields, ["state", "since", "failures", "retryAt", "runningOnVersion"]),
            broken =>
                StatusJson.Parse(broken.Json) is Parsed<ConnectionStatus>.Invalid wrong
                    ? broken.Unnamed(wrong.Problem) ?? Unfit.Because(wrong.Problem)
                // A later version may write it in another way.
                : broken is { Field: "lifetime" } && broken.Json.Contains("\"½\"", StringComparison.Ordinal) ? null
                : $"{broken.Field} is taken as it is"
        );

    private static string? Complaint(string json) =>
        StatusJson.Parse(json) switch
        {
            Parsed<ConnectionStatus>.Invalid invalid => Unfit.Because(invalid.Problem, 300),
            Parsed<ConnectionStatus>.Valid valid => Complaint(valid.Value),
            _ => "is neither read nor refused",
        };

    private static string? Complaint(ConnectionStatus status)
    {
        var json = StatusJson.Write(status);
        var again = (StatusJson.Parse(json) as Parsed<ConnectionStatus>.Valid)?.Value;
        return again is null ? $"what was written cannot be read: {json}"
            : again with { Reason = null } != status with { Reason = null } ? $"is read differently: {json}"
            : !(status.Reason ?? "").StartsWith(again.Reason ?? "", StringComparison.Ordinal) ? $"other words: {json}"
            : again.Failures < 0 || again.Lifetime <= TimeSpan.Zero ? $"is out of bounds: {json}"
            : null;
    }
}
