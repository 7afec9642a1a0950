namespace Tokens.Cli.Commands.Doctor.Legacy;

/// <summary>
/// Finds what has to change in definitions from before named clients: an id or secret outside the connection's own folder,
/// or shared by several, belongs to a client; a refresh token or an output has one owner, in its own folder or in one that
/// the deployment lists.
/// </summary>
internal sealed class LegacyDefinitions(IReadOnlyList<LegacyDefinition> all, ParameterLayout layout, AllowedPaths paths)
{
    /// <summary>Those whose id or secret has to become a client's.</summary>
    public IEnumerable<LegacyDefinition> InNeedOfClient => all.Where(one => Reasons(one).Any());

    /// <summary>What is wrong with its id and secret; empty if it may keep them.</summary>
    public IEnumerable<string> Reasons(LegacyDefinition one)
    {
        foreach (
            var (field, place) in new[] { ("clientId", one.ClientIdPlace), ("clientSecret", one.ClientSecretPlace) }
        )
        {
            if (!one.IsOwn(place))
            {
                yield return $"its {field} {place} is not in its own folder {layout.Folder(one.Name)}";
            }
            else if (Others(one, other => other.ClientPlaces.Contains(place)) is { Length: > 0 } others)
            {
                yield return $"its {field} {place} is also that of {others}";
            }
        }
    }

    /// <summary>The fields of its tokens that have to change, each with the reason.</summary>
    public IEnumerable<MovedToken> Moved(LegacyDefinition one)
    {
        if (one.RefreshTokenPlace is { } refreshToken)
        {
            var owner = OwnerOf(refreshToken);
            if (owner.Name != one.Name)
            {
                yield return new("refreshToken", $"is {owner.Name}'s; sign in again for one of its own");
            }
            else if (Problem(one, refreshToken, paths.AllowRefreshToken, "CredentialPath or OutputPath") is { } moved)
            {
                yield return moved with
                {
                    Field = "refreshToken",
                };
            }
        }

        foreach (
            var (field, place) in new[] { ("accessToken", one.AccessTokenPlace), ("instanceUrl", one.InstanceUrlPlace) }
        )
        {
            if (Problem(one, place, paths.AllowOutput, "OutputPath") is { } moved)
            {
                yield return moved with
                {
                    Field = field,
                };
            }
        }
    }

    private MovedToken? Problem(
        LegacyDefinition one,
        string place,
        Func<ParameterName, bool> isAllowed,
        string stackParameter
    )
    {
        if (all.Any(other => other.ClientPlaces.Contains(place)))
        {
            return new("", $"{place} is a client's id or secret; it goes to its own folder");
        }

        if (one.IsOwn(place) || ParameterName.Parse(place) is not Parsed<ParameterName>.Valid { Value: var name })
        {
            return null;
        }

        return name.IsBelow(layout.Root) ? new("", $"{place} is not in its own folder; it goes there")
            : isAllowed(name) ? null
            : new("", $"{place} is in no folder of the stack's {stackParameter}; list it there first") { Stays = true };
    }

    /// <summary>The connection in whose folder it is, or else the first.</summary>
    private LegacyDefinition OwnerOf(string refreshToken) =>
        all.Where(one => one.RefreshTokenPlace == refreshToken)
            .OrderByDescending(one => one.IsOwn(refreshToken))
            .ThenBy(one => one.Name.Value, StringComparer.Ordinal)
            .First();

    private string Others(LegacyDefinition one, Func<LegacyDefinition, bool> isOne) =>
        string.Join(", ", all.Where(other => other.Name != one.Name && isOne(other)).Select(other => other.Name.Value));
}

/// <summary>A token's parameter that has to change.</summary>
internal sealed record MovedToken(string Field, string Why)
{
    /// <summary>Whether it can stay once the deployment lists its folder.</summary>
    public bool Stays { get; init; }
}
