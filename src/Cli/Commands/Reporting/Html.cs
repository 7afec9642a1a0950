using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text;
using Tokens.Cli.Output;

namespace Tokens.Cli.Commands.Reporting;

/// <summary>
/// Markup, written as an interpolated string. Every text in it is encoded: a name or a provider's error text cannot become
/// markup, since there is no other way to put it in.
/// </summary>
[InterpolatedStringHandler]
internal sealed class Html(int literalLength, int formattedCount)
{
    private const int UsualLength = 32;

    private readonly StringBuilder content = new(literalLength + (formattedCount * UsualLength));

    public void AppendLiteral(string markup) => content.Append(markup);

    /// <summary>Without the characters that are not printed: those of formatting turn a line around for its reader.</summary>
    public void AppendFormatted(string? text) => content.Append(WebUtility.HtmlEncode(Printable.Text(text ?? "")));

    public void AppendFormatted(long number) => content.Append(CultureInfo.InvariantCulture, $"{number}");

    public void AppendFormatted(DateTimeOffset time) =>
        content.Append(
            CultureInfo.InvariantCulture,
            $"""<time datetime="{time.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}">{TimeFormat.Minute(time)}</time>"""
        );

    public void AppendFormatted(Html? markup) => content.Append(markup?.content);

    public void AppendFormatted(IEnumerable<Html> all) => content.AppendJoin('\n', all);

    /// <summary>Where a conditional expression would be a text.</summary>
    public static Html Of(Html markup) => markup;

    public override string ToString() => content.ToString();
}
