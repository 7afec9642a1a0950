using System.Text.Json;

namespace Tokens.Functions;

/// <summary>What an invocation asks for.</summary>
/// <param name="Connections">Those named by hand; null for whatever is due.</param>
public sealed record RefreshInvocation(IReadOnlyList<string>? Connections)
{
    private static readonly RefreshInvocation Sweep = new((IReadOnlyList<string>?)null);

    /// <summary>
    /// Reads any of the events by name and not by class: EventBridge Scheduler sends a text where a rule's event has an
    /// object, and a body typed by hand has neither.
    /// </summary>
    public static Parsed<RefreshInvocation> Parse(JsonElement input)
    {
        if (input.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined)
        {
            return Sweep;
        }

        try
        {
            return input.ValueKind == JsonValueKind.Object ? Read(input) : Invalid("the event is no JSON object");
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, which shows only when a name that begins alike is compared.
            return Invalid("a field's name in the event holds half a character");
        }
    }

    private static Parsed<RefreshInvocation> Read(JsonElement input)
    {
        if (input.TryGetProperty("connections", out var connections))
        {
            return Named(connections);
        }

        // Events of AWS and this project's own Input bear a source; what else comes with them changes nothing.
        return input.TryGetProperty("source", out _) || !input.EnumerateObject().Any()
            ? Sweep
            : Invalid("the event is no scheduled one and names no connections");
    }

    private static Parsed<RefreshInvocation> Named(JsonElement connections)
    {
        if (
            connections.ValueKind != JsonValueKind.Array
            || connections.GetArrayLength() == 0
            || connections.EnumerateArray().Any(name => name.ValueKind != JsonValueKind.String)
        )
        {
            return Invalid("field connections: is no list of names");
        }

        try
        {
            var names = connections.EnumerateArray().Select(name => name.GetString()!).Distinct().ToList();
            // What is not found is told by its name: in the answer, which has a limit, and in the log.
            return names.Exists(name => name.Length > ConnectionName.MaxLength)
                ? Invalid($"field connections: holds a name of more than {ConnectionName.MaxLength} characters")
                : new RefreshInvocation(names);
        }
        catch (InvalidOperationException)
        {
            return Invalid("field connections: is no list of names (it holds half a character)");
        }
    }

    private static Parsed<RefreshInvocation>.Invalid Invalid(string problem) =>
        new(problem + "; send {\"connections\":[\"name\"]} to refresh by hand, or {} for what is due");
}
