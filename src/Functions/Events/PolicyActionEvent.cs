using System.Globalization;
using System.Text.Json;
using Amazon.Lambda.CloudWatchEvents;

namespace Tokens.Functions.Events;

/// <summary>
/// Reads "Parameter Store Policy Action". What cannot be read would not be readable the next time either: it is an
/// outcome to be logged, not an exception that has the event delivered again.
/// </summary>
public static class PolicyActionEvent
{
    public const string DetailType = "Parameter Store Policy Action";

    public static Parsed<PolicyAction> Parse(CloudWatchEvent<JsonElement> input)
    {
        var detail = new EventDetail(input, DetailType);
        if (detail.Problem is { } problem)
        {
            return new Parsed<PolicyAction>.Invalid(problem);
        }

        // By its word only: a number, or several words at once, would be taken for a kind as well.
        if (
            !Enum.TryParse<PolicyKind>(detail.Text("policy-type"), out var kind)
            || $"{kind}" != detail.Text("policy-type")
        )
        {
            return new Parsed<PolicyAction>.Invalid("field policy-type: is no policy that is known here");
        }

        if (ParameterName.Parse(detail.Text("parameter-name")) is not Parsed<ParameterName>.Valid name)
        {
            return new Parsed<PolicyAction>.Invalid("field parameter-name: is no parameter's name");
        }

        return new PolicyAction(
            name.Value,
            kind,
            kind == PolicyKind.Expiration ? null : Span(detail.Text("policy-content")),
            Failure(detail),
            detail.At
        );
    }

    /// <summary>Null where the content tells none: that the policy acted is worth telling all the same.</summary>
    private static TimeSpan? Span(string content)
    {
        try
        {
            using var policy = JsonDocument.Parse(content);
            var attributes = policy.RootElement.GetProperty("Attributes");
            var count = attributes.TryGetProperty("After", out var after) ? after : attributes.GetProperty("Before");
            var hours = attributes.GetProperty("Unit").GetString() == "Hours";
            return
                int.TryParse(count.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && number <= 24 * 3650
                ? hours
                    ? TimeSpan.FromHours(number)
                    : TimeSpan.FromDays(number)
                : null;
        }
        catch (Exception malformed)
            when (malformed is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return null;
        }
    }

    /// <summary>The store's own words, which are never parsed: only whether there was a failure counts.</summary>
    private static string? Failure(EventDetail detail) =>
        detail.Text("action-status") is "Success"
            ? null
            : ProviderErrorText.OfAws(detail.Text("action-reason"), ExchangedSecrets.None);
}
