using Microsoft.AspNetCore.Http;
using Tokens.Tests.ParameterStoreServer.Model;

namespace Tokens.Tests.ParameterStoreServer.Http;

/// <summary>An error as the JSON 1.1 protocol has it.</summary>
internal static class ErrorAnswer
{
    // The service model spells the message of these few with a capital letter.
    private static readonly HashSet<string> Capital = ["InvalidFilterValue", "InvalidNextToken", "TooManyUpdates"];

    public static async Task WriteAsync(HttpResponse response, RefusedException refusal)
    {
        var answer = new Answer();
        var writer = answer.Json;
        writer.WriteStartObject();
        writer.WriteString("__type", refusal.Code);
        if (refusal.Message.Length > 0)
        {
            writer.WriteString(Capital.Contains(refusal.Code) ? "Message" : "message", refusal.Message);
        }

        writer.WriteEndObject();
        await answer.SendAsync(response, refusal.Status);
    }
}
