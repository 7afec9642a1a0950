using System.Text;

namespace Tokens.Emulator.Ssm;

/// <summary>One page of a list, and the token of the next where there is one.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, string? NextToken);

/// <summary>Where a page begins and how long it may be. A token is opaque to callers, as AWS's is.</summary>
public sealed record PageRequest(string? After, int Size)
{
    public static PageRequest Parse(int? asked, int most, string? token)
    {
        if (asked < 1 || asked > most)
        {
            throw RefusedException.Constraint(
                "maxResults",
                $"{asked}",
                $"Member must have value between 1 and {most}, less than or equal to {most}"
            );
        }

        return new PageRequest(token is null ? null : Open(token), asked ?? most);
    }

    /// <summary>Cuts a list that was read one longer than the page, to know whether more follows.</summary>
    public Page<T> Cut<T>(IReadOnlyList<T> oneMore, Func<T, string> place) =>
        oneMore.Count <= Size
            ? new Page<T>(oneMore, null)
            : new Page<T>([.. oneMore.Take(Size)], Seal(place(oneMore[Size - 1])));

    private static string Seal(string place) => Convert.ToBase64String(Encoding.UTF8.GetBytes("after " + place));

    private static string Open(string token)
    {
        var bytes = new byte[token.Length];
        var place = Convert.TryFromBase64String(token, bytes, out var length)
            ? Encoding.UTF8.GetString(bytes, 0, length)
            : "";
        return place.StartsWith("after ", StringComparison.Ordinal)
            ? place["after ".Length..]
            : throw new RefusedException("InvalidNextToken", "The specified token isn't valid.");
    }
}
