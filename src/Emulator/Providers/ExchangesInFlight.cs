namespace Tokens.Emulator.Providers;

/// <summary>How many exchanges of each refresh token are, and at most were, under way at once.</summary>
internal sealed class ExchangesInFlight
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, (int Now, int Most)> counts = new(StringComparer.Ordinal);

    /// <summary>One more; the answer is how many there are now.</summary>
    public int Enter(string refreshToken)
    {
        lock (gate)
        {
            var (now, most) = counts.GetValueOrDefault(refreshToken);
            counts[refreshToken] = (now + 1, Math.Max(most, now + 1));
            return now + 1;
        }
    }

    public void Leave(string refreshToken)
    {
        lock (gate)
        {
            var (now, most) = counts[refreshToken];
            counts[refreshToken] = (now - 1, most);
        }
    }

    public int MostOf(string refreshToken)
    {
        lock (gate)
        {
            return counts.GetValueOrDefault(refreshToken).Most;
        }
    }
}
