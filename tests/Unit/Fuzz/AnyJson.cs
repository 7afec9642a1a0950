using FsCheck;
using FsCheck.Fluent;

namespace Tokens.Tests.Unit.Fuzz;

/// <summary>Values, documents and bytes of any kind.</summary>
internal static class AnyJson
{
    /// <summary>One value, mostly an extreme one.</summary>
    public static Gen<string> Values =>
        Gen.Frequency(
            (30, Gen.Elements(Extremes.Numbers)),
            (60, Gen.Elements(Extremes.Texts).Select(Quoted)),
            (20, Gen.Elements(Extremes.Urls).Select(Quoted)),
            (20, Gen.Elements(Extremes.Others)),
            (10, ArbMap.Default.GeneratorFor<NonNull<string>>().Select(text => Doc.Text(Whole(text.Get)).Write())),
            (1, Gen.Frequency((9, Gen.Elements(Extremes.Texts)), (1, Gen.Elements(Extremes.Long))).Select(Quoted))
        );

    /// <summary>Documents of bounded depth, of which a reader may know some names.</summary>
    public static Gen<Doc> Documents(params string[] names) => Gen.Sized(size => Document(names, Math.Min(size, 40)));

    public static Gen<byte[]> Bytes =>
        Gen.Frequency(
            (2, Gen.Choose(0, 255).Select(number => (byte)number).ListOf().Select(bytes => bytes.ToArray())),
            (
                1,
                Gen.Elements<byte[]>(
                    [],
                    [0xEF, 0xBB, 0xBF],
                    [0xFF, 0xFE, 0x7B, 0x00],
                    [0xED, 0xA0, 0x80],
                    [0x22, 0xC0, 0x22]
                )
            )
        );

    private static string Quoted(string text) => $"\"{text}\"";

    private static string Whole(string text) => Unfit.HasHalfCharacter(text) ? "?" : text;

    private static Gen<Doc> Document(string[] names, int size) =>
        size < 2
            ? Values.Select(value => (Doc)new Doc.Raw(value))
            : Gen.Frequency(
                (2, Values.Select(value => (Doc)new Doc.Raw(value))),
                (1, Parts(null, size).Select(parts => (Doc)new Doc.Group(false, parts))),
                (4, Parts(names, size).Select(parts => (Doc)new Doc.Group(true, parts)))
            );

    private static Gen<IReadOnlyList<Doc.Part>> Parts(string[]? names, int size) =>
        from count in Gen.Choose(0, 6)
        from parts in (
            from name in names is { Length: > 0 } ? Gen.Elements(names) : Gen.Constant("a")
            from value in Document(names ?? [], size / 4)
            select new Doc.Part(names is null ? null : $"\"{name}\"", value)
        ).ListOf(count)
        select (IReadOnlyList<Doc.Part>)[.. parts];
}
