using System.Globalization;
using System.Text.RegularExpressions;
using FluentAssertions;
using Microsoft.Extensions.Time.Testing;
using Tokens.Emulator;

namespace Tokens.Tests.Integration.AwsEmulators;

/// <summary>
/// Calls to one service with the answers expected, as text: <c>Operation {request} => answer !! how moto differs</c>.
/// A step may continue in indented lines. In a request <c>{Field}</c> is that field of an earlier answer, <c>{Field~}</c>
/// the same damaged, and <c>{x*9}</c> nine x; in an answer * is anything. <c>Wait</c> moves the clock, <c>Visit</c> gets a
/// URL, <c>Received</c> answers what was posted to <c>{inbox}</c> since the last time, and <c>9 x</c> repeats a call.
/// </summary>
internal sealed partial class AwsScript : IAsyncDisposable
{
    private readonly Dictionary<string, string> _fields = [];
    private readonly AwsClient _client;
    private readonly FakeTimeProvider _time;
    private readonly SnsInbox? _inbox;

    private AwsScript(AwsClient client, FakeTimeProvider time, SnsInbox? inbox)
    {
        (_client, _time, _inbox) = (client, time, inbox);
        _fields["inbox"] = inbox?.Url ?? "";
    }

    public static FakeTimeProvider Clock() => new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    public static IReadOnlyList<Step> Parse(string text) =>
        [
            .. Lines()
                .Matches(
                    Continuation()
                        .Replace(text.ReplaceLineEndings("\n"), line => line.Value[0] == '\n' ? " " : line.Value[..1])
                )
                .Select(step => new Step(
                    int.Parse($"0{step.Groups["times"]}", CultureInfo.InvariantCulture),
                    step.Groups["operation"].Value,
                    step.Groups["request"].Value,
                    step.Groups["expected"].Value,
                    step.Groups["difference"].Value
                )),
        ];

    /// <summary>Runs a script against a server of its own, where every answer has to be the expected one.</summary>
    public static async Task HoldsAsync(string service, string text, AwsEmulatorOptions? options = null)
    {
        var time = Clock();
        await using var server = await AwsEmulator.StartAsync((options ?? new()) with { Time = time });
        var steps = Parse(text);
        var answers = await RunAsync(steps, server.Endpoint, service, time);
        steps.Should().NotBeEmpty();
        steps.Zip(answers).SelectMany(each => each.First.Failures(each.Second)).Should().BeEmpty();
    }

    /// <summary>The answers to each step: several where it is repeated, none where it calls nothing.</summary>
    public static async Task<IReadOnlyList<IReadOnlyList<AwsAnswer>>> RunAsync(
        IReadOnlyList<Step> steps,
        Uri endpoint,
        string service,
        FakeTimeProvider time
    )
    {
        using var client = new AwsClient(endpoint, service);
        await using var script = new AwsScript(client, time, service == "sns" ? await SnsInbox.StartAsync() : null);
        List<IReadOnlyList<AwsAnswer>> answers = [];
        foreach (var step in steps)
        {
            answers.Add(await script.RunAsync(step));
        }

        return answers;
    }

    public ValueTask DisposeAsync() => _inbox?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task<IReadOnlyList<AwsAnswer>> RunAsync(Step step)
    {
        if (step.Operation == "Wait")
        {
            _time.Advance(TimeSpan.Parse(step.Request, CultureInfo.InvariantCulture));
            return [];
        }

        List<AwsAnswer> answers = [];
        for (var i = 1; i <= Math.Max(1, step.Times); i++)
        {
            _fields["i"] = $"{i}";
            answers.Add(await AnswerAsync(step.Operation, Variable().Replace(step.Request, Filled)));
            answers[^1].Fields.ToList().ForEach(field => _fields[field.Key] = field.Value);
        }

        return answers;
    }

    private Task<AwsAnswer> AnswerAsync(string operation, string request) =>
        operation switch
        {
            "Received" => Task.FromResult(new AwsAnswer(200, _inbox!.Take())),
            "Visit" => _client.GetAsync(request),
            "Unsigned" => _client.CallAsync(request.Split(' ')[0], request[request.IndexOf(' ')..], isSigned: false),
            _ => _client.CallAsync(operation, request),
        };

    private string Filled(Match variable)
    {
        var (name, count) = (variable.Groups["name"].Value, variable.Groups["count"]);
        return count.Success
                ? string.Concat(Enumerable.Repeat(name, int.Parse(count.Value, CultureInfo.InvariantCulture)))
            : _fields.GetValueOrDefault(name) is not { } value ? variable.Value
            : variable.Groups["damaged"].Success ? Damaged(value)
            : value;
    }

    /// <summary>Another letter at three quarters: in the tag of our ciphertexts and of moto's.</summary>
    private static string Damaged(string base64)
    {
        var at = base64.Length * 3 / 4;
        return $"{base64[..at]}{(base64[at] == 'A' ? 'B' : 'A')}{base64[(at + 1)..]}";
    }

    [GeneratedRegex(@"[,{[]?\n +")]
    private static partial Regex Continuation();

    [GeneratedRegex(
        @"^((?<times>\d+) x )?(?<operation>\w+)( (?<request>.*?))??( => (?<expected>.*?))?( !! (?<difference>.*))?$",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Lines();

    [GeneratedRegex(@"\{(?<name>[^{}""*~]+)(\*(?<count>\d+)|(?<damaged>~))?\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Variable();

    /// <param name="Times">0 where it is not repeated.</param>
    /// <param name="KnownDifference">Why moto answers otherwise; empty where both are to answer the same.</param>
    internal sealed record Step(int Times, string Operation, string Request, string Expected, string KnownDifference)
    {
        public IEnumerable<string> Failures(IReadOnlyList<AwsAnswer> answers, bool compared = false) =>
            answers
                .Select(answer => answer.Outcome(compared))
                .Where(outcome => !Regex.IsMatch(outcome, $"^{Regex.Escape(Expected).Replace(@"\*", ".*")}$"))
                .Select(outcome => $"{Operation} {Request} => {outcome} instead of {Expected}");
    }
}
