using System.Text.Json;
using Tokens.Emulator.InProcess;
using Tokens.Adapters.ParameterStore;
using Tokens.Cli.Failures;

namespace Tokens.Cli.Commands.Local;

/// <summary>
/// A JSON file of parameters for the store in memory, names with values or with values and policies. A change to the file is
/// a change in the store.
/// </summary>
internal sealed class ParametersFile(string path, EmulatedParameters store)
{
    private DateTime readAt;
    private Dictionary<string, string> known = [];

    /// <summary>Whether the file was written since it was read.</summary>
    public bool IsNewer => File.Exists(path) && File.GetLastWriteTimeUtc(path) != readAt;

    /// <summary>Writes what is new or changed in the file, and deletes what it no longer holds.</summary>
    /// <exception cref="CommandException">The file is missing or malformed.</exception>
    public async Task ReadAsync(CancellationToken cancellation)
    {
        if (!File.Exists(path))
        {
            throw Wrong("does not exist");
        }

        readAt = File.GetLastWriteTimeUtc(path);
        var now = Parse(await File.ReadAllTextAsync(path, cancellation));
        foreach (var (name, value) in now.Where(one => known.GetValueOrDefault(one.Key) != one.Value))
        {
            var parameter = FileParameter.Parse(value) ?? throw Wrong($"has invalid policies of {name}");
            await store.WriteAsync(Write(name, parameter.Value), cancellation);
            store.Police(Name(name), parameter.Reminders, parameter.Expiration);
        }

        foreach (var name in known.Keys.Except(now.Keys))
        {
            store.Delete(Name(name));
        }

        known = now;
    }

    private Dictionary<string, string> Parse(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return json.RootElement.EnumerateObject().ToDictionary(one => one.Name, one => one.Value.GetRawText());
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            throw Wrong("is not a JSON object of names and values");
        }
    }

    /// <summary>A SecureString, except definitions, which are Strings.</summary>
    private ParameterWrite Write(string name, string value) =>
        new(Name(name), Secret.Of(value)) { IsSecure = !name.Contains("/connections/", StringComparison.Ordinal) };

    private ParameterName Name(string text) =>
        ParameterName.Parse(text) is Parsed<ParameterName>.Valid name
            ? name.Value
            : throw Wrong($"has an invalid name: {text}");

    private CommandException Wrong(string problem) =>
        new(
            $"--parameters: {path} {problem}",
            "write it as in {\"/tokens/connections/acme\":{\"provider\":\"amazon-lwa\"},\"/tokens/acme/client-id\":\"…\"}",
            ExitCode.Usage
        );
}
