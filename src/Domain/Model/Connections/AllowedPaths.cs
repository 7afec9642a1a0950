using Tokens.Domain.Model.Values;

namespace Tokens.Domain.Model.Connections;

/// <summary>
/// The folders outside the root in which connections may keep what Tokens writes (<c>TOKENS_CREDENTIAL_PATHS</c>,
/// <c>TOKENS_OUTPUT_PATHS</c>). Anything else is never written, whatever a definition says.
/// </summary>
/// <param name="Credentials">Here only a connection's own refresh token is written.</param>
/// <param name="Outputs">Here access tokens, instance URLs and refresh tokens are written.</param>
public sealed record AllowedPaths(IReadOnlyList<ParameterName> Credentials, IReadOnlyList<ParameterName> Outputs)
{
    /// <summary>Below a folder there is at least a name.</summary>
    public const int MaxFolderLevels = ParameterName.MaxLevels - 1;

    public static AllowedPaths None { get; } = new([], []);

    /// <summary>Reads a comma-separated list of folders.</summary>
    public static Parsed<IReadOnlyList<ParameterName>> Parse(string list)
    {
        var folders = new List<ParameterName>();
        foreach (var entry in list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (
                !entry.StartsWith('/')
                || ParameterName.Parse(entry)
                    is not Parsed<ParameterName>.Valid { Value.Levels: <= MaxFolderLevels } folder
            )
            {
                return new Parsed<IReadOnlyList<ParameterName>>.Invalid(
                    $"has an entry that is not a folder: {entry}; write folders such as /my-erp, separated by commas, "
                        + $"of at most {MaxFolderLevels} levels, not beginning with aws or ssm"
                );
            }

            folders.Add(folder.Value);
        }

        return folders;
    }

    /// <summary>
    /// What is wrong with the folders together; null where each is apart from the others and from the root. Nested
    /// folders would let a token be written where only credentials belong.
    /// </summary>
    public string? Problem(ParameterName root)
    {
        List<ParameterName> all = [root, .. Credentials, .. Outputs];
        for (var i = 0; i < all.Count; i++)
        {
            if (all.Skip(i + 1).FirstOrDefault(other => Overlap(all[i], other)) is { } nested)
            {
                return $"{all[i]} and {nested} overlap; root, credential and output folders must lie apart from one another";
            }
        }

        return null;
    }

    public bool AllowRefreshToken(ParameterName name) => Credentials.Concat(Outputs).Any(name.IsBelow);

    public bool AllowOutput(ParameterName name) => Outputs.Any(name.IsBelow);

    private static bool Overlap(ParameterName one, ParameterName other) =>
        one == other || one.IsBelow(other) || other.IsBelow(one);
}
