using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace Tokens.Tests.Unit.Fuzz;

/// <summary>What may be done to a document.</summary>
internal enum ChangeKind
{
    Drop,
    Rename,

    /// <summary>The field comes twice, with another value the second time.</summary>
    Double,
    Replace,

    /// <summary>An extreme value of the same sort.</summary>
    Twist,

    /// <summary>The value becomes the only item of a list.</summary>
    Wrap,

    /// <summary>Something else stands in the place of the whole document.</summary>
    Root,

    /// <summary>The text ends there.</summary>
    Cut,

    /// <summary>Something is put into the text, wherever that may be.</summary>
    Insert,

    /// <summary>Two bytes become others, which may be no UTF-8.</summary>
    Overwrite,
}

/// <summary>One thing that is done to a document.</summary>
/// <param name="Place">Which field, item or character; counted around where there are fewer.</param>
/// <param name="With">JSON, or a piece of text.</param>
internal sealed record Change(ChangeKind Kind, int Place, string With)
{
    private static readonly string[] Pieces =
    [
        "\"",
        "\\",
        "{",
        "}",
        "[",
        ",",
        ":",
        "\0",
        "\ud800",
        "\udc00",
        "\ufeff",
        "\u2028",
        "/**/",
        "\\u",
        "\\ud800",
        "é",
        "😀",
        "-",
        "e9",
    ];

    private static readonly string[] Names =
    [
        "\"\"",
        "\"a\"",
        "\"\\ud800\"",
        "\"con\\ud800\\ud800\"",
        "\"\\ud800\\ud800\\ud800\"",
        "\"\\u0063onnections\"",
        "\"\\u0000\"",
        "\"Provider\"",
        "\"provider\"",
        "\"name\"",
        "\"expires_in\"",
        "\"error\"",
        "\"grant\\u0000\\r\\n\\u0007\"",
        "\"123456789012345678901234567890123456789😀😀\"",
        "null",
        "a",
    ];

    public static Gen<Change> Any =>
        Gen.Frequency(
            (2, Of(ChangeKind.Drop, Gen.Constant(""))),
            (2, Of(ChangeKind.Rename, Gen.Elements(Names))),
            (2, Of(ChangeKind.Double, AnyJson.Values)),
            (8, Of(ChangeKind.Replace, AnyJson.Values)),
            (8, Of(ChangeKind.Twist, Gen.Choose(0, 9999).Select(which => $"{which}"))),
            (1, Of(ChangeKind.Wrap, Gen.Constant(""))),
            (1, Of(ChangeKind.Root, AnyJson.Values)),
            (1, Of(ChangeKind.Cut, Gen.Constant(""))),
            (2, Of(ChangeKind.Insert, Gen.Elements(Pieces))),
            (1, Of(ChangeKind.Overwrite, Gen.Elements("\u00ff\u00fe", "\u00c0\u0080", "\u00ed\u00a0", "\u0000\u0000")))
        );

    public Doc Of(Doc document) =>
        Kind == ChangeKind.Root ? new Doc.Raw(With)
        : document.Count == 0 ? document
        : document.With(Place % document.Count, Of);

    public string Of(string text) =>
        Kind switch
        {
            ChangeKind.Cut => text[..(Place % (text.Length + 1))],
            ChangeKind.Insert => text.Insert(Place % (text.Length + 1), With),
            _ => text,
        };

    public void Of(byte[] bytes)
    {
        if (Kind == ChangeKind.Overwrite && bytes.Length > 1)
        {
            var at = Place % (bytes.Length - 1);
            (bytes[at], bytes[at + 1]) = ((byte)With[0], (byte)With[1]);
        }
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Kind} at {Place} {Planted.Hide(With)}");

    private IEnumerable<Doc.Part> Of(Doc.Part part) =>
        Kind switch
        {
            ChangeKind.Drop => [],
            ChangeKind.Rename => [part with { Name = With }],
            ChangeKind.Double => [part, part with { Value = new Doc.Raw(With) }],
            ChangeKind.Replace => [part with { Value = new Doc.Raw(With) }],
            ChangeKind.Twist when part.Value is Doc.Raw => [part with { Value = new Doc.Raw(Twisted(part.Value)) }],
            ChangeKind.Wrap => [part with { Value = new Doc.Group(false, [part with { Name = null }]) }],
            _ => [part],
        };

    private string Twisted(Doc value) =>
        Extremes.InPlaceOf(value.Write(), int.Parse(With, CultureInfo.InvariantCulture));

    private static Gen<Change> Of(ChangeKind kind, Gen<string> with) =>
        from place in Gen.Choose(0, 9999)
        from text in with
        select new Change(kind, place, text);
}
