using System.Runtime.CompilerServices;
using Tokens.Adapters.Inspection;

namespace Tokens.Cli.Commands.Examining;

/// <summary>
/// Whether the root lies within another deployment's. The functions' roles reach everything below their root, so the other
/// deployment could read this one's credentials and write over its tokens. Its own functions cannot see that.
/// </summary>
internal sealed class FoldersExamination(ParameterLayout layout, ParameterInspector inspector) : IExamination
{
    public string Name => "folders";

    public async IAsyncEnumerable<Finding> RunAsync(
        Patient patient,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        foreach (var folder in Above(layout.Root))
        {
            if (await IsRootAsync(new ParameterLayout(folder), cancellation))
            {
                yield return Finding.Error(
                    layout.Root.Value,
                    $"lies within {folder}, another deployment's root, whose functions may read and write what is below it",
                    "deploy one of the two below a root outside the other's, and move its parameters there"
                );
                yield break;
            }
        }

        yield return Finding.Fine(layout.Root.Value, "lies within no other deployment's root");
    }

    /// <summary>Definitions alone may be something else of that name; a deployment also remembers states or claims.</summary>
    private async Task<bool> IsRootAsync(ParameterLayout other, CancellationToken cancellation) =>
        await inspector.HasAnyAsync([other.Connections], cancellation)
        && await inspector.HasAnyAsync([other.Statuses, other.Claims], cancellation);

    /// <summary>The folders that the root lies in, the nearest first.</summary>
    private static IEnumerable<ParameterName> Above(ParameterName root)
    {
        for (var end = root.Value.LastIndexOf('/'); end > 0; end = root.Value.LastIndexOf('/', end - 1))
        {
            if (ParameterName.Parse(root.Value[..end]) is Parsed<ParameterName>.Valid folder)
            {
                yield return folder.Value;
            }
        }
    }
}
