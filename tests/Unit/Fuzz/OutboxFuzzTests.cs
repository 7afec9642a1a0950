using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit.Abstractions;

namespace Tokens.Tests.Unit.Fuzz;

public sealed class OutboxFuzzTests(ITestOutputHelper output) : Fuzzing(output)
{
    private const int MostBytes = 4096;

    [Fact]
    public void A_claim_may_be_spoilt_in_any_way_and_what_is_read_can_be_taken_over() =>
        Check(Mutant.Of(Samples.Claims), mutant => ComplaintAsync(mutant.Text).GetAwaiter().GetResult());

    [Fact]
    public void A_claim_of_any_words_fits_into_a_parameter_and_is_read_again() =>
        Check(
            (
                from key in Words
                from body in Words
                from subject in Gen.Elements("s", "\"\\\n", new string('"', 99))
                select (DeduplicationKey: new DeduplicationKey(key), Message: new AlertMessage(subject, body, "t"))
            ).ToArbitrary(),
            words =>
            {
                var notification = new Notification.ToSubscribers(
                    AlertKind.Reminder,
                    Severity.Info,
                    "my-erp",
                    words.Message
                );
                return ExistingAsync(
                        new OutboxEntry(words.DeduplicationKey.Key, 1, words.DeduplicationKey, notification)
                    )
                    .GetAwaiter()
                    .GetResult();
            }
        );

    /// <summary>Such as a store may hold: what is longer was never written.</summary>
    private static Gen<string> Words =>
        from piece in Gen.Elements("{{", "}}", "a", "\"", "\\", "\n", "\0", "é", "😀", "\u2028", "</>", " ")
        from more in Gen.Elements("", "x", "😀")
        from times in Gen.Frequency((3, Gen.Choose(0, 30)), (2, Gen.Choose(0, 3000)))
        select string.Concat(Enumerable.Repeat(piece + more, times));

    /// <summary>Parameter Store never holds it, whoever writes it.</summary>
    private static bool LooksLikeAReference(string json) =>
        json.Contains("{{", StringComparison.Ordinal) && json.Contains("}}", StringComparison.Ordinal);

    private static OutboxParameters Claims(EmulatedParameters store) =>
        new(store, The.Layout, new FakeTimeProvider(The.Now), () => "owner", NullLogger<OutboxParameters>.Instance);

    private static async Task<string?> ComplaintAsync(string json)
    {
        if (json.Length == 0 || Encoding.UTF8.GetByteCount(json) > MostBytes || LooksLikeAReference(json))
        {
            return null;
        }

        var store = new EmulatedParameters(new FakeTimeProvider(The.Now));
        var name = The.Layout.Claims.Append("00112233.1");
        await store.WriteAsync(new ParameterWrite(name, Secret.Of(json)), CancellationToken.None);
        var read = await Claims(store).AllAsync(CancellationToken.None);
        return read.Count == 0 ? null : await ExistingAsync(read[0].Entry with { Attempt = 2 });
    }

    private static async Task<string?> ExistingAsync(OutboxEntry claim)
    {
        var store = new EmulatedParameters(new FakeTimeProvider(The.Now));
        if (!await Claims(store).TryAddAsync(claim, CancellationToken.None))
        {
            return "could not be taken";
        }

        var again = (await Claims(store).AllAsync(CancellationToken.None)).SingleOrDefault()?.Entry;
        return again is null ? "cannot be read again"
            : again with { DeduplicationKey = claim.DeduplicationKey, Notification = claim.Notification } != claim
                ? $"is read differently: {again}"
            : !IsBeginning(again.DeduplicationKey.Text, claim.DeduplicationKey.Text) ? "has another occasion"
            : again.Notification is Notification.ToSubscribers after
            && claim.Notification is Notification.ToSubscribers before
            && !IsBeginning(after.Message.Body, before.Message.Body)
                ? "has another body"
            : null;
    }

    private static bool IsBeginning(string cut, string text) =>
        cut == text
        || (cut.EndsWith("...", StringComparison.Ordinal) && text.StartsWith(cut[..^3], StringComparison.Ordinal));
}
