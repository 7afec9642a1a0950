using System.Text.Json;

namespace Tokens.Tests.ParameterStoreServer.Model;

/// <summary>Reads the <c>Policies</c> string: a JSON array of at most ten policies, where <c>[{}]</c> means none.</summary>
internal static class PolicyDocument
{
    private const int Most = 10;

    public static IReadOnlyList<Policy> Parse(string text)
    {
        using var document = ParseJson(text);
        var elements = document.RootElement.EnumerateArray().ToArray();
        if (elements is [var only] && !only.EnumerateObject().Any())
        {
            return [];
        }

        if (elements.Length > Most)
        {
            throw new RefusedException(
                "PoliciesLimitExceededException",
                $"A parameter can have at most {Most} policies."
            );
        }

        Policy[] policies = [.. elements.Select(PolicyRule.Read)];
        return policies.Count(policy => policy.Type == PolicyRule.Expiration) > 1
            ? throw new RefusedException(
                "IncompatiblePolicyException",
                "A parameter can have one Expiration policy only."
            )
            : policies;
    }

    private static JsonDocument ParseJson(string text)
    {
        try
        {
            var document = JsonDocument.Parse(text);
            if (
                document.RootElement is { ValueKind: JsonValueKind.Array } array
                && array.GetArrayLength() > 0
                && array.EnumerateArray().All(policy => policy.ValueKind == JsonValueKind.Object)
            )
            {
                return document;
            }
        }
        catch (JsonException)
        {
            // Answered below, as JSON of another shape is.
        }

        throw RefusedException.Invalid($"Invalid policies input: {text}.");
    }
}
