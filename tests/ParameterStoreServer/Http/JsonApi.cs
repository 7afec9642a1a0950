using System.Text.Json;

namespace Tokens.Tests.ParameterStoreServer.Http;

/// <summary>A service of the JSON 1.1 protocol.</summary>
/// <param name="Prefix">What the X-Amz-Target of its operations begins with.</param>
/// <param name="Operations">Each from its request's fields to its answer's, under its method's name.</param>
internal sealed record JsonApi(string Prefix, IReadOnlyList<Action<Request, Utf8JsonWriter>> Operations)
{
    /// <summary>What a call is about, for the record of calls.</summary>
    public required Func<Request, IReadOnlyList<string>> Names { get; init; }

    /// <summary>Refuses the operation where it comes too often.</summary>
    public Action<string> Admit { get; init; } = _ => { };
}
