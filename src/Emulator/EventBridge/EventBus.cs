using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tokens.Emulator.Http;
using Tokens.Emulator.Sqs;
using Tokens.Emulator.Ssm;

namespace Tokens.Emulator.EventBridge;

/// <summary>The default event bus: its rules, each with the queues that an event goes to.</summary>
internal sealed class EventBus(Queues queues, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, Rule> _rules = new(StringComparer.Ordinal);

    public JsonApi Api =>
        new("AWSEvents.", [PutRule, PutTargets, PutEvents])
        {
            Names = request =>
                request.Text("Rule") is { } rule ? [rule]
                : request.Text("Name") is { } name ? [name]
                : [],
        };

    /// <summary>Sends an event to the target of each rule that it matches.</summary>
    public void Send(JsonObject happened)
    {
        var text = happened.ToJsonString();
        foreach (
            var target in _rules.Values.Where(rule => EventPattern.Matches(rule.Pattern, happened)).SelectMany(Targets)
        )
        {
            queues.OfArn(target)?.Send(text);
        }
    }

    private static IEnumerable<string> Targets(Rule rule) => rule.Targets.Values;

    private void PutRule(Request request, Utf8JsonWriter json)
    {
        var name = request.Required("Name");
        var pattern = ParsePattern(request.Required("EventPattern"));
        _rules.AddOrUpdate(name, _ => new Rule(pattern, new()), (_, rule) => rule with { Pattern = pattern });
        json.WriteString("RuleArn", $"arn:aws:events:{request.Region}:{Account.Id}:rule/{name}");
    }

    private void PutTargets(Request request, Utf8JsonWriter json)
    {
        var name = request.Required("Rule");
        var rule =
            _rules.GetValueOrDefault(name)
            ?? throw new RefusedException(
                "ResourceNotFoundException",
                $"Rule {name} does not exist on EventBus default."
            );
        foreach (var target in request.Objects("Targets"))
        {
            var arn = target.Required("Arn");
            rule.Targets[target.Required("Id")] = queues.OfArn(arn) is null
                ? throw RefusedException.Invalid($"{arn} is no queue of this emulator, which has no other targets.")
                : arn;
        }

        json.WriteNumber("FailedEntryCount", 0);
        json.WriteStartArray("FailedEntries");
        json.WriteEndArray();
    }

    /// <summary>
    /// As LocalStack, it accepts sources that begin with <c>aws.</c>, which AWS keeps to itself: that is how policy actions
    /// are tried out.
    /// </summary>
    private void PutEvents(Request request, Utf8JsonWriter json)
    {
        var ids = new List<string>();
        foreach (var entry in request.Objects("Entries"))
        {
            var happened = ParameterEvents.Event(
                entry.Required("Source"),
                entry.Required("DetailType"),
                entry.Number("Time") is { } seconds ? DateTimeOffset.FromUnixTimeSeconds(seconds) : time.GetUtcNow(),
                ParseDetail(entry.Required("Detail"))
            );
            Send(happened);
            ids.Add((string)happened["id"]!);
        }

        json.WriteNumber("FailedEntryCount", 0);
        json.WriteArray(
            "Entries",
            ids,
            (writer, id) =>
            {
                writer.WriteStartObject();
                writer.WriteString("EventId", id);
                writer.WriteEndObject();
            }
        );
    }

    /// <summary>A pattern with an operator that is unknown here is refused now, not at the first event.</summary>
    private static JsonObject ParsePattern(string text)
    {
        var pattern =
            JsonText.ReadObject(text)
            ?? throw new RefusedException("InvalidEventPatternException", "Event pattern is not valid.");
        try
        {
            EventPattern.Check(pattern);
            return pattern;
        }
        catch (NotSupportedException unknown)
        {
            throw new RefusedException(
                "InvalidEventPatternException",
                $"Event pattern is not valid here: {unknown.Message}"
            );
        }
    }

    private static JsonObject ParseDetail(string text) =>
        JsonText.ReadObject(text) ?? throw new RefusedException("MalformedDetail", "Detail is malformed.");

    /// <param name="Targets">ARNs of queues, by the ids of the targets.</param>
    private sealed record Rule(JsonObject Pattern, ConcurrentDictionary<string, string> Targets);
}
