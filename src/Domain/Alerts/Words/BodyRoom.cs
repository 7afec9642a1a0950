using System.Text;

namespace Tokens.Domain.Alerts.Words;

/// <summary>How generous a body may be. It must fit into a parameter together with what belongs to it.</summary>
/// <param name="Connections">How many are listed by name.</param>
/// <param name="Name">The longest name of a parameter that is not shortened.</param>
internal sealed record BodyRoom(int Connections, int Name)
{
    /// <summary>In bytes.</summary>
    public const int Max = 1999;

    /// <summary>Lists of connections give way first: a command with a shortened name is of no use.</summary>
    private static readonly BodyRoom[] Sizes = [new(20, 1100), new(10, 1100), new(5, 1100), new(1, 1100), new(1, 200)];

    /// <summary>The body in the roomiest form that fits; cut at its end where none does.</summary>
    public static string Fit(Func<BodyRoom, IEnumerable<string>> body)
    {
        var texts = Sizes.Select(size => string.Join('\n', body(size)));
        return texts.FirstOrDefault(text => Encoding.UTF8.GetByteCount(text) <= Max) ?? Cut(texts.Last());
    }

    private static string Cut(string text)
    {
        var cut = Text.Cut(text, Math.Min(text.Length, Max));
        while (Encoding.UTF8.GetByteCount(cut) > Max)
        {
            cut = Text.Cut(cut, cut.Length - (cut.Length / 10));
        }

        return cut;
    }
}
