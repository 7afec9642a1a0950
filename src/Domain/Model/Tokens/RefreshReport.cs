using Tokens.Domain.Model.Values;

namespace Tokens.Domain.Model.Tokens;

/// <summary>What became of a run.</summary>
/// <param name="Results">One for each connection looked at, in the order in which they were finished.</param>
/// <param name="Duration">How long the run took.</param>
/// <param name="ToNearestExpiry">
/// From the end of the run to the first expiry of a stored access token, negative where it is past; null where no
/// connection that is switched on has a token.
/// </param>
public sealed record RefreshReport(IReadOnlyList<RefreshResult> Results, TimeSpan Duration, TimeSpan? ToNearestExpiry)
{
    public IEnumerable<RefreshResult.Refreshed> Refreshed => Results.OfType<RefreshResult.Refreshed>();

    public IEnumerable<RefreshResult.Skipped> Skipped => Results.OfType<RefreshResult.Skipped>();

    public IEnumerable<RefreshResult.Failed> Failed => Results.OfType<RefreshResult.Failed>();
}
