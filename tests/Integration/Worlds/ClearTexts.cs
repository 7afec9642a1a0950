using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;

namespace Tokens.Tests.Integration.Worlds;

/// <summary>What a world's store holds in the clear: definitions, claims, instance URLs, and each status that ever was.</summary>
internal static class ClearTexts
{
    public static async Task<IReadOnlyList<(string Name, string Value)>> ReadAsync(
        IAmazonSimpleSystemsManagement ssm,
        string root
    )
    {
        var texts = new List<(string, string)>();
        // Not decrypted: a test may have disabled a key.
        var request = new GetParametersByPathRequest { Path = root, Recursive = true };
        do
        {
            var page = await ssm.GetParametersByPathAsync(request);
            foreach (var parameter in (page.Parameters ?? []).Where(one => one.Type == ParameterType.String))
            {
                texts.Add((parameter.Name, parameter.Value));
                texts.AddRange(await HistoryAsync(ssm, parameter));
            }

            request.NextToken = page.NextToken;
        } while (!string.IsNullOrEmpty(request.NextToken));

        return texts;
    }

    private static async Task<IEnumerable<(string, string)>> HistoryAsync(
        IAmazonSimpleSystemsManagement ssm,
        Parameter parameter
    )
    {
        if (parameter.Version == 1)
        {
            return [];
        }

        // The newest fifty versions, which is more than any test's functions write.
        var history = await ssm.GetParameterHistoryAsync(new GetParameterHistoryRequest { Name = parameter.Name });
        return history.Parameters.Select(version => (parameter.Name, version.Value));
    }
}
