using System.Text.Json.Nodes;
using FluentAssertions;
using Tokens.Tests.ParameterStoreServer;
using Xunit;

namespace Tokens.Tests.Integration.ParameterStoreServers;

/// <summary>
/// A second opinion: moto was written against AWS by others. Beyond the script's known differences it is its account,
/// dates and user; it lists no ARN in descriptions, no selector, and leaves out lists that are empty.
/// </summary>
public sealed class MotoParityTests
{
    private static readonly string[] NotCompared = ["LastModifiedDate", "LastModifiedUser", "Selector", "ARN"];

    [SkippableFact]
    public async Task Moto_answers_the_same_except_where_it_is_known_not_to()
    {
        Skip.If(MotoServer.Program is null, "moto_server is not on the PATH: there is nothing to compare with.");
        await using var moto = await MotoServer.StartAsync();
        await using var server = await ParameterStore.StartAsync();

        var (ours, theirs) = (await RunAsync(server.Endpoint), await RunAsync(moto.Endpoint));

        var different = Enumerable.Range(0, ours.Count).Where(i => ours[i] != theirs[i]).ToArray();
        different
            .Where(i => ParityScript.Steps[i].KnownDifference is null)
            .Select(i => $"ours: {ours[i]}; moto's: {theirs[i]}")
            .Should()
            .BeEmpty();
        different
            .Select(i => ParityScript.Steps[i].KnownDifference)
            .Should()
            .Equal(ParityScript.Steps.Select(step => step.KnownDifference).OfType<string>());
    }

    private static async Task<List<string>> RunAsync(Uri endpoint)
    {
        using var client = new SsmClient(endpoint);
        List<string> answers = [];
        string? token = null;
        foreach (var (step, number) in ParityScript.Steps.Select((step, i) => (step, i)))
        {
            var answer = await client.CallAsync(step.Operation, step.Request(token));
            token = answer.Error is null ? answer.NextToken : null;
            answers.Add($"{number} {step.Operation}: {answer.Status} {answer.Error ?? Comparable(answer.Text)}");
        }

        return answers;
    }

    private static string Comparable(string body) => Sorted(JsonNode.Parse(body)!.AsObject()).ToJsonString();

    private static JsonObject Sorted(JsonObject answer) =>
        new(
            answer
                .Where(field => !NotCompared.Contains(field.Key) && field.Value is not (null or JsonArray { Count: 0 }))
                .OrderBy(field => field.Key, StringComparer.Ordinal)
                .Select(field => KeyValuePair.Create(field.Key, Comparable(field.Key, field.Value!)))
        );

    // A token says only that there is more, and neither promises an order of parameters.
    private static JsonNode? Comparable(string name, JsonNode value) =>
        (name, value) switch
        {
            ("NextToken", _) => "…",
            ("Parameter", JsonObject parameter) => Sorted(parameter),
            ("Parameters", JsonArray parameters) => new JsonArray([
                .. parameters.Select(each => Sorted(each!.AsObject())).OrderBy(each => each.ToJsonString()),
            ]),
            _ => value.DeepClone(),
        };
}
