using System.Text.Json.Nodes;

namespace Tokens.Tests.Templates.Policies;

/// <summary>A policy has one text or a list of them in most places.</summary>
internal static class Strings
{
    public static IReadOnlyList<string> Of(JsonNode? node) =>
        node is JsonArray list ? [.. list.Select(one => (string)one!)] : [(string)node!];
}
