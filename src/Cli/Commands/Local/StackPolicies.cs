using System.Globalization;
using System.Text.Json.Nodes;
using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;
using Tokens.Adapters;
using Tokens.Cli.Failures;
using Tokens.Emulator.Ssm;
using ParameterName = Tokens.Domain.Model.Values.ParameterName;

namespace Tokens.Cli.Commands.Local;

/// <summary>Reads parameters' policies, for a scan that plays their actions: LocalStack and moto never act on one.</summary>
internal static class StackPolicies
{
    /// <summary>As many values as one filter takes.</summary>
    private const int Batch = 50;

    /// <summary>All parameters of an emulator. LocalStack and moto return a policy as an object, AWS as a text.</summary>
    /// <exception cref="EmulatorException">They could not be read.</exception>
    public static async Task<IReadOnlyList<PolicedParameter>> ReadAsync(
        EmulatorClient aws,
        CancellationToken cancellation
    )
    {
        var found = new List<PolicedParameter>();
        JsonNode? next = null;
        do
        {
            var request = new JsonObject { ["MaxResults"] = Batch };
            if (next is not null)
            {
                request["NextToken"] = next.DeepClone();
            }

            var page = await aws.CallAsync("AmazonSSM.DescribeParameters", request, cancellation);
            found.AddRange((page["Parameters"] as JsonArray ?? []).Select(Policed).OfType<PolicedParameter>());
            next = page["NextToken"];
        } while (next is not null);

        return found;
    }

    /// <summary>Named parameters of AWS.</summary>
    /// <exception cref="AmazonSimpleSystemsManagementException">They could not be read.</exception>
    public static async Task<IReadOnlyList<PolicedParameter>> ReadAsync(
        IAmazonSimpleSystemsManagement ssm,
        IReadOnlyCollection<ParameterName> names,
        CancellationToken cancellation
    )
    {
        var found = new List<PolicedParameter>();
        foreach (var batch in names.Chunk(Batch))
        {
            var request = new DescribeParametersRequest
            {
                ParameterFilters =
                [
                    new ParameterStringFilter
                    {
                        Key = "Name",
                        Option = "Equals",
                        Values = [.. batch.Select(name => name.Value)],
                    },
                ],
            };
            do
            {
                var page = await ssm.DescribeParametersAsync(request, cancellation);
                found.AddRange((page.Parameters ?? []).Select(Policed).OfType<PolicedParameter>());
                request.NextToken = page.NextToken;
            } while (!string.IsNullOrEmpty(request.NextToken));
        }

        return found;
    }

    private static PolicedParameter? Policed(ParameterMetadata parameter) =>
        parameter is { Policies.Count: > 0, LastModifiedDate: { } modified }
            ? new PolicedParameter(
                parameter.Name,
                parameter.Type?.Value ?? "",
                new DateTimeOffset(modified.ToUniversalTime()),
                [.. parameter.Policies.Select(policy => new Policy(policy.PolicyType ?? "", policy.PolicyText ?? "{}"))]
            )
            : null;

    private static PolicedParameter? Policed(JsonNode? parameter)
    {
        Policy[] policies =
        [
            .. (parameter?["Policies"] as JsonArray ?? [])
                .Select(policy => Policy(policy?["PolicyText"]))
                .OfType<Policy>(),
        ];
        return policies.Length > 0
            ? new PolicedParameter(
                (string)parameter!["Name"]!,
                (string?)parameter["Type"] ?? "",
                Time(parameter["LastModifiedDate"]!),
                policies
            )
            : null;
    }

    private static Policy? Policy(JsonNode? text)
    {
        var policy = text is JsonValue value && value.TryGetValue<string>(out var json) ? JsonNode.Parse(json) : text;
        return (string?)policy?["Type"] is { } type ? new Policy(type, policy.ToJsonString()) : null;
    }

    /// <summary>Seconds since 1970, with a fraction.</summary>
    private static DateTimeOffset Time(JsonNode seconds) =>
        DateTimeOffset.UnixEpoch + TimeSpan.FromSeconds(double.Parse(seconds.ToString(), CultureInfo.InvariantCulture));
}
