using Tokens.Domain.Model.Values;

namespace Tokens.Domain.Model.Tokens;

/// <summary>
/// The rule that tells which claims may be deleted. A name that was deleted must not be taken again, so a claim stays
/// for as long as anybody may still hold the version that it is about.
/// </summary>
public static class ExpiredLeases
{
    /// <summary>Twice as long as any function runs: whoever read an older version has come to an end.</summary>
    public static TimeSpan Kept { get; } = TimeSpan.FromMinutes(30);

    /// <summary>Of parameters that no connection uses any more; a definition may be away for a moment.</summary>
    public static TimeSpan KeptUnused { get; } = TimeSpan.FromDays(1);

    public static IReadOnlyList<StoredLease> Among(
        IReadOnlyCollection<StoredLease> claims,
        IReadOnlySet<ParameterName> inUse,
        DateTimeOffset now
    ) =>
        [
            .. claims
                .GroupBy(stored => stored.Lease.Token.Parameter)
                .SelectMany(ofOne => inUse.Contains(ofOne.Key) ? Used(ofOne, now) : Unused(ofOne, now)),
        ];

    private static IEnumerable<StoredLease> Unused(IEnumerable<StoredLease> claims, DateTimeOffset now) =>
        claims.Where(stored => now - stored.TakenAt > KeptUnused);

    /// <summary>Those about older versions, and those attempts at the newest that its first claim calls over.</summary>
    private static IEnumerable<StoredLease> Used(IEnumerable<StoredLease> claims, DateTimeOffset now)
    {
        var versions = claims
            .GroupBy(stored => stored.Lease.Token.Version)
            .OrderByDescending(version => version.Key.ModifiedAt)
            .ThenByDescending(version => version.Key.Number)
            .ToList();
        var finished = versions[0].Max(stored => stored.Finished);
        // A newer version was claimed so long ago: nobody who read an older one is still at it.
        var isOldNews = versions[0].Any(stored => now - stored.TakenAt > Kept);
        return versions
            .Skip(1)
            .SelectMany(version => version)
            .Where(_ => isOldNews)
            .Concat(versions[0].Where(stored => stored.Lease.Attempt > 1 && stored.Lease.Attempt <= finished))
            .Where(stored => now - stored.TakenAt > Kept);
    }
}
