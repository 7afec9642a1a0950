using System.Text;
using System.Text.Unicode;
using Tokens.Domain.Model.Values;

namespace Tokens.Domain.Model.Alerts.Templates;

/// <summary>How generous a body may be. It must fit into a parameter together with what belongs to it.</summary>
/// <param name="Connections">How many are listed by name.</param>
/// <param name="Shown">How long a parameter's name may be where it need only be recognised.</param>
/// <param name="Name">How long it may be where it is typed or copied.</param>
/// <param name="Steps">How many steps are told.</param>
internal sealed record BodyRoom(int Connections, int Shown, int Name, int Steps)
{
    /// <summary>In bytes.</summary>
    public const int Max = 1999;

    private const int LongestName = ParameterName.MaxLength;

    /// <summary>
    /// Lists of connections give way first, then the steps, which the provider tells too: a command with a shortened
    /// name is of no use.
    /// </summary>
    private static readonly BodyRoom[] Sizes =
    [
        new(20, 150, LongestName, 10),
        new(10, 150, LongestName, 10),
        new(5, 150, LongestName, 10),
        new(1, 40, LongestName, 10),
        new(1, 40, LongestName, 0),
        new(1, 40, 150, 10),
    ];

    /// <summary>The body in the roomiest form that fits; cut at its end where none does.</summary>
    public static string Fit(Func<BodyRoom, IEnumerable<string>> body)
    {
        var texts = Sizes.Select(size => string.Join('\n', body(size)));
        return texts.FirstOrDefault(text => Encoding.UTF8.GetByteCount(text) <= Max) ?? Cut(texts.Last());
    }

    private static string Cut(string text)
    {
        Utf8.FromUtf16(text, new byte[Max], out var fitting, out _);
        return MessageText.Cut(text, fitting);
    }
}
