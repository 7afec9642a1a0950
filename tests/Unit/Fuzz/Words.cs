using FsCheck;
using FsCheck.Fluent;

namespace Tokens.Tests.Unit.Fuzz;

/// <summary>A text, printed so that it shows no secret.</summary>
internal sealed record Words(string Text)
{
    public static Arbitrary<Words> Of(params Gen<string>[] texts) =>
        Arb.From(
            Gen.OneOf(texts).Select(text => new Words(text)),
            words => Smaller(words.Text).Select(text => new Words(text))
        );

    /// <summary>Of any characters there are.</summary>
    public static Gen<string> Any => ArbMap.Default.GeneratorFor<NonNull<string>>().Select(text => text.Get);

    /// <summary>Halves, and then without one character or another: a long one is not tried at each of its places.</summary>
    private static IEnumerable<string> Smaller(string text) =>
        text.Length > 100
            ? [text[..(text.Length / 2)], text[(text.Length / 2)..]]
            : Enumerable.Range(0, text.Length).Select(at => text.Remove(at, 1));

    public override string ToString() => Planted.Hide(Text);
}
