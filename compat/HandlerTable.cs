using System.Collections;

namespace Tokens.Compat;

/// <summary>
/// The functions by the name under which ANNOTATIONS_HANDLER asks for them. The Main that the real package generates
/// exits with 0, without a word, on a name it does not know; a deployment gone wrong should say so.
/// </summary>
internal sealed class HandlerTable : IEnumerable<string>
{
    public const string Variable = "ANNOTATIONS_HANDLER";

    private readonly Dictionary<string, Func<Task>> handlers = [];

    public void Add(string name, Func<Task> run) => handlers.Add(name, run);

    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(string? name, TextWriter errors)
    {
        if (name is not null && handlers.TryGetValue(name, out var run))
        {
            await run();
            return 0;
        }

        var asked = string.IsNullOrEmpty(name) ? "is not set" : $"is '{name}'";
        await errors.WriteLineAsync($"{Variable} {asked}; the functions here are {string.Join(", ", handlers.Keys)}.");
        return 1;
    }

    public IEnumerator<string> GetEnumerator() => handlers.Keys.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
