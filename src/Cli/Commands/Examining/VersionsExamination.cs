using System.Runtime.CompilerServices;
using Tokens.Adapters.Inspection;

namespace Tokens.Cli.Commands.Examining;

/// <summary>
/// Client secrets near a hundred versions whose oldest bears a label: the store then takes no further one, where it else
/// drops the oldest. Nobody labels what a refresh writes, which always has a hundred.
/// </summary>
internal sealed class VersionsExamination(ParameterInspector inspector) : IExamination
{
    private const int Most = 100;

    private const int Near = 90;

    public string Name => "versions";

    public async IAsyncEnumerable<Finding> RunAsync(
        Patient patient,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        var secrets = CredentialUse
            .Index(patient.Snapshot.Catalogue)
            .Values.Where(use => use.Role == CredentialRole.ClientSecret)
            .Select(use => use.Name);
        var described = await inspector.DescribeAsync([.. secrets], cancellation);
        var trouble = 0;
        foreach (var facts in described.Where(facts => facts.Version >= Near))
        {
            var (kept, labels) = await inspector.HistoryAsync(facts.Name, cancellation);
            if (kept >= Near && labels.Count > 0)
            {
                trouble++;
                yield return Finding.Of(
                    kept >= Most ? Severity.Error : Severity.Warning,
                    facts.Name.Value,
                    $"has {kept} versions of at most {Most}, and the oldest bears {string.Join(", ", labels)}",
                    "move the label to a newer version that works: aws ssm label-parameter-version"
                );
            }
        }

        if (trouble == 0)
        {
            yield return Finding.Fine("client secrets", $"none of {described.Count} is held up by a labelled version");
        }
    }
}
