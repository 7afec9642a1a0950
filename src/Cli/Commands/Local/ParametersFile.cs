using System.Text.Json;
using System.Text.Json.Nodes;
using Tokens.Cli.Failures;
using Tokens.Cli.Output;

namespace Tokens.Cli.Commands.Local;

/// <summary>
/// A JSON file of parameters for the embedded emulator: names with values, or with objects
/// <c>{"value":…,"policies":[…]}</c>. A change to the file is a change in the store.
/// </summary>
internal sealed class ParametersFile(string path, EmulatorClient aws)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private DateTime readAt;
    private Dictionary<string, string> known = [];

    /// <summary>Writes what is new or changed in the file, and deletes what it no longer holds.</summary>
    /// <exception cref="CommandException">The file is missing or malformed, or the store refuses a parameter.</exception>
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
            await PutAsync(name, JsonNode.Parse(value), cancellation);
            known[name] = value;
        }

        foreach (var name in known.Keys.Except(now.Keys).ToList())
        {
            await DeleteAsync(name, cancellation);
            known.Remove(name);
        }
    }

    /// <summary>Reads the file again whenever it was written. While it is half written, or wrong, the store stays as it is.</summary>
    public async Task FollowAsync(LocalLog log, TimeProvider clock, CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(cancellation))
        {
            if (!File.Exists(path) || File.GetLastWriteTimeUtc(path) == readAt)
            {
                continue;
            }

            try
            {
                await ReadAsync(cancellation);
            }
            catch (Exception wrong) when (wrong is CommandException or IOException)
            {
                log.Add("you", $"{wrong.Message}; read again once it is written again", Style.Bad);
            }
        }
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

    private async Task PutAsync(string name, JsonNode? given, CancellationToken cancellation)
    {
        var request = new JsonObject
        {
            ["Name"] = name,
            ["Type"] = IsDefinition(name) ? "String" : "SecureString",
            ["Overwrite"] = true,
            ["Tier"] = "Intelligent-Tiering",
        };
        if (given is JsonObject parameter && parameter.ContainsKey("policies"))
        {
            request["Value"] = parameter["value"]?.DeepClone();
            // An empty list of policies is [{}] to Parameter Store: those of before are taken away.
            request["Policies"] = parameter["policies"] is JsonArray { Count: > 0 } policies
                ? policies.ToJsonString()
                : "[{}]";
        }
        else
        {
            request["Value"] =
                given is JsonValue value && value.TryGetValue<string>(out var text) ? text : given?.ToJsonString();
        }

        try
        {
            await aws.CallAsync("AmazonSSM.PutParameter", request, cancellation);
        }
        catch (EmulatorException refusal)
        {
            throw Wrong($"has an invalid parameter {name}: {refusal.Code}: {refusal.Reason}");
        }
    }

    /// <summary>It may have expired meanwhile.</summary>
    private async Task DeleteAsync(string name, CancellationToken cancellation)
    {
        try
        {
            await aws.CallAsync("AmazonSSM.DeleteParameter", new() { ["Name"] = name }, cancellation);
        }
        catch (EmulatorException gone) when (gone.Code == "ParameterNotFound")
        {
            // As wanted.
        }
    }

    /// <summary>Definitions are Strings, everything else a SecureString.</summary>
    private static bool IsDefinition(string name) =>
        name.Contains("/connections/", StringComparison.Ordinal)
        || name.Contains("/clients/", StringComparison.Ordinal);

    private CommandException Wrong(string problem) =>
        new(
            $"--parameters: {path} {problem}",
            "write it as in {\"/tokens/connections/acme\":{\"provider\":\"amazon-lwa\"},\"/tokens/acme/client-id\":\"…\"}",
            ExitCode.Usage
        );
}
