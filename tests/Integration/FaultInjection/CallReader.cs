using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Tokens.Tests.Integration.FaultInjection;

/// <summary>
/// Tells what a request asks of whom, from the protocols alone: a service that this harness never heard of is read too.
/// </summary>
internal static class CallReader
{
    public const string TokenEndpoint = "provider";

    /// <summary>Where AWS's JSON requests say what they are about; the first that is there counts.</summary>
    private static readonly string[] Subjects = ["Name", "Path", "Names", "ParameterFilters", "KeyId"];

    /// <param name="request">Can be read again afterwards.</param>
    /// <param name="place">Takes out of a name what differs from run to run.</param>
    public static async Task<OutgoingCall> ReadAsync(HttpRequest request, Func<string, string> place)
    {
        request.EnableBuffering();
        var call =
            request.Headers["X-Amz-Target"].ToString() is { Length: > 0 } target ? await JsonAsync(request, target)
            : (await FormAsync(request)) is { } query ? query
            : new OutgoingCall(TokenEndpoint, request.Method, request.Path.Value ?? "", 1);
        request.Body.Position = 0;
        return call with { Target = place(call.Target) };
    }

    private static async Task<OutgoingCall> JsonAsync(HttpRequest request, string target)
    {
        using var body = await JsonDocument.ParseAsync(request.Body);
        var subject = Subjects
            .Select(field => body.RootElement.TryGetProperty(field, out var value) ? value : (JsonElement?)null)
            .FirstOrDefault(value => value is not null);
        var texts = subject is { } found ? Texts(found).Order(StringComparer.Ordinal) : Enumerable.Empty<string>();
        return new OutgoingCall(target.Split('.')[0], target.Split('.')[^1], string.Join(' ', texts), 1);
    }

    /// <summary>Null where it is no query of AWS's, which name their action.</summary>
    private static async Task<OutgoingCall?> FormAsync(HttpRequest request)
    {
        if (!request.HasFormContentType)
        {
            return null;
        }

        // Read by hand: a form that was once parsed is kept by the request, and the service would not read it again.
        using var reader = new StreamReader(request.Body, leaveOpen: true);
        var fields = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(await reader.ReadToEndAsync());
        return fields.TryGetValue("Action", out var action)
            ? new OutgoingCall("SNS", action.ToString(), fields["TopicArn"].ToString().Split(':')[^1], 1)
            : null;
    }

    private static IEnumerable<string> Texts(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => [value.GetString()!],
            JsonValueKind.Array => value.EnumerateArray().SelectMany(Texts),
            JsonValueKind.Object => value.TryGetProperty("Values", out var values) ? Texts(values) : [],
            _ => [],
        };
}
