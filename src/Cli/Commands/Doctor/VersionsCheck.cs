using Tokens.Adapters.Inspection;

namespace Tokens.Cli.Commands.Doctor;

/// <summary>
/// Client secrets near 100 versions whose oldest has a label: Parameter Store then rejects a new version instead of deleting
/// the oldest. What a refresh writes has no labels, and always 100 versions.
/// </summary>
internal sealed class VersionsCheck(ParameterInspector inspector) : IDoctorCheck
{
    private const int Most = 100;

    private const int Near = 90;

    public string Name => "versions";

    public async IAsyncEnumerable<Finding> RunAsync(DoctorContext context)
    {
        var secrets = CredentialUse
            .Index(context.Snapshot.Catalogue)
            .Values.Where(use => use.Role == CredentialRole.ClientSecret)
            .Select(use => use.Name);
        var described = await inspector.DescribeAsync([.. secrets], context.Cancellation);
        var blocked = 0;
        foreach (var facts in described.Where(facts => facts.Version >= Near))
        {
            var (kept, labels) = await inspector.HistoryAsync(facts.Name, context.Cancellation);
            if (kept >= Near && labels.Count > 0)
            {
                blocked++;
                yield return new Finding(
                    kept >= Most ? FindingLevel.Error : FindingLevel.Warning,
                    facts.Name.Value,
                    $"has {kept} versions of at most {Most}, and the oldest has the label {string.Join(", ", labels)}",
                    "move the label to a newer version that works: aws ssm label-parameter-version"
                );
            }
        }

        if (blocked == 0)
        {
            yield return Finding.Fine("client secrets", $"none of {described.Count} is blocked by a labelled version");
        }
    }
}
