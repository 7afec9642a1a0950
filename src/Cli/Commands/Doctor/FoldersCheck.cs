using Tokens.Adapters.Inspection;

namespace Tokens.Cli.Commands.Doctor;

/// <summary>
/// Whether the root is inside another deployment's root. The functions' roles reach everything below their root, so the
/// other deployment could read this one's credentials and overwrite its tokens. This one's functions cannot detect that.
/// </summary>
internal sealed class FoldersCheck(ParameterLayout layout, ParameterInspector inspector) : IDoctorCheck
{
    public string Name => "folders";

    public async IAsyncEnumerable<Finding> RunAsync(DoctorContext context)
    {
        foreach (var folder in Above(layout.Root))
        {
            if (await IsRootAsync(new ParameterLayout(folder), context.Cancellation))
            {
                yield return Finding.Error(
                    layout.Root.Value,
                    $"is inside {folder}, another deployment's root, whose functions may read and write what is below it",
                    "deploy one of the two below a root outside the other's, and move its parameters there"
                );
                yield break;
            }
        }

        yield return Finding.Fine(layout.Root.Value, "is inside no other deployment's root");
    }

    /// <summary>A folder of that name may hold something else; a deployment also stores statuses or claims.</summary>
    private async Task<bool> IsRootAsync(ParameterLayout other, CancellationToken cancellation) =>
        await inspector.HasAnyAsync([other.Connections], cancellation)
        && await inspector.HasAnyAsync([other.Statuses, other.Claims], cancellation);

    /// <summary>The parent folders of the root, the nearest first.</summary>
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
