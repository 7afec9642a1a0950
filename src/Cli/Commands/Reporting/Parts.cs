using System.Globalization;
using Tokens.Cli.Output;

namespace Tokens.Cli.Commands.Reporting;

/// <summary>What the sections of the page are made of.</summary>
internal static class Parts
{
    public static Html Section(string id, string title, Html content) =>
        $"""
            <section aria-labelledby="{id}">
            <h2 id="{id}">{title}</h2>
            {content}
            </section>
            """;

    public static Html Empty(string text) => $"""<p class="muted">{text}</p>""";

    /// <summary>A word with a colour. The word alone says it, too.</summary>
    public static Html Label(Style style, string word) => $"""<span class="label {Tone(style)}">{word}</span>""";

    /// <summary>A share from 0 to 1 as a bar. Only the text below it is read aloud.</summary>
    public static Html Bar(Style style, double share, Html text)
    {
        var percent = (int)Math.Round(Math.Clamp(share, 0, 1) * 100, MidpointRounding.AwayFromZero);
        return $"""
            <div class="bar {Tone(style)}" aria-hidden="true"><div style="width:{percent}%"></div></div>
            <div>{text}</div>
            """;
    }

    /// <summary>
    /// A table that becomes a list of cards on a narrow screen. The roles are those of a table's elements: some browsers take
    /// them away where the style sheet lays it out in another way.
    /// </summary>
    /// <param name="title">Read aloud before the table.</param>
    /// <param name="heads">Of the columns; the first one's cells are the rows' heads.</param>
    /// <param name="rows">Each with as many cells.</param>
    public static Html Table(string title, IReadOnlyList<string> heads, IEnumerable<IReadOnlyList<Html>> rows) =>
        $"""
            <table role="table" aria-label="{title}">
            <thead role="rowgroup"><tr role="row">
            {heads.Select(head => Html.Of($"""<th role="columnheader" scope="col">{head}</th>"""))}
            </tr></thead>
            <tbody role="rowgroup">
            {rows.Select(cells =>
                Html.Of($"""<tr role="row">{cells.Select((cell, at) => Cell(heads[at], cell, at))}</tr>""")
            )}
            </tbody>
            </table>
            """;

    public static string Count(int number, string one, string many) =>
        string.Create(CultureInfo.InvariantCulture, $"{number} {(number == 1 ? one : many)}");

    public static Style StyleOf(RotationStage stage) =>
        stage switch
        {
            RotationStage.Overdue => Style.Bad,
            RotationStage.Current => Style.Good,
            _ => Style.Warning,
        };

    private static Html Cell(string head, Html cell, int at) =>
        at == 0
            ? Html.Of($"""<th role="rowheader" scope="row">{cell}</th>""")
            : Html.Of($"""<td role="cell" data-head="{head}">{cell}</td>""");

    private static string Tone(Style style) =>
        style switch
        {
            Style.Good => "good",
            Style.Warning => "warning",
            Style.Bad => "bad",
            _ => "neutral",
        };
}
