using System.Text.Json.Nodes;

namespace Tokens.Tests.Unit.Adapters.ParameterStore;

/// <summary>
/// What the code of commit fe27c22 stored, written by that code itself: users' accounts are full of it, so the file never
/// changes.
/// </summary>
internal static class StoredForms
{
    private static readonly JsonObject File = JsonNode
        .Parse(
            System.IO.File.ReadAllText(
                Path.Combine(
                    Repository.Root,
                    "tests",
                    "Unit",
                    "Adapters",
                    "ParameterStore",
                    "stored-forms-of-fe27c22.json"
                )
            )
        )!
        .AsObject();

    public static string ProvenLabel => (string)File["label"]!;

    /// <summary>The words of <c>fake-refresh-token-1</c> and of a token of two parts, with each part's ciphertext and context.</summary>
    public static IReadOnlyList<(string Word, IReadOnlyDictionary<string, string> Contexts)> Sealed =>
        [
            .. File["sealed"]!
                .AsArray()
                .Select(one =>
                    (
                        (string)one!["word"]!,
                        (IReadOnlyDictionary<string, string>)
                            one["plaintexts"]!.AsObject().ToDictionary(part => part.Key, part => (string)part.Value!)
                    )
                ),
        ];

    /// <summary>The parameters as they are in a user's account.</summary>
    public static async Task<EmulatedParameters> StoreAsync(TimeProvider clock)
    {
        var store = new EmulatedParameters(clock);
        foreach (var (name, value) in File["parameters"]!.AsObject())
        {
            var write = new ParameterWrite(Some.Parameter(name), Secret.Of((string)value!));
            await store.WriteAsync(write, CancellationToken.None);
        }

        return store;
    }
}
