namespace Tokens.Tests.ParameterStoreServer.Model;

/// <summary>
/// When names were deleted. AWS asks for 30 seconds between deleting a name and creating it again and does not say what
/// it answers sooner; TooManyUpdates, with stale tags as the reason, is what users have reported.
/// </summary>
internal sealed class Deletions(TimeSpan wait)
{
    private readonly Dictionary<string, DateTimeOffset> _at = new(StringComparer.Ordinal);

    public void Add(ParameterName name, DateTimeOffset now) => _at[name.Key] = now;

    public void RequireCreatable(ParameterName name, DateTimeOffset now)
    {
        if (_at.TryGetValue(name.Key, out var deleted) && now - deleted < wait)
        {
            throw new RefusedException(
                "TooManyUpdates",
                $"The parameter {name.Text} was deleted a moment ago. Retry in a while or choose another name."
            );
        }

        _at.Remove(name.Key);
    }
}
