using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Tokens.Tests.Unit.Fuzz;

/// <summary>A document that was right, and what was done to it. It is made smaller by doing less to it.</summary>
internal sealed record Mutant(Doc Sample, IReadOnlyList<Change> Changes)
{
    public string Text => Changes.Aggregate(Document.Write(), (text, change) => change.Of(text));

    public byte[] Bytes
    {
        get
        {
            var bytes = Encoding.UTF8.GetBytes(Text);
            foreach (var change in Changes)
            {
                change.Of(bytes);
            }

            return bytes;
        }
    }

    private Doc Document => Changes.Aggregate(Sample, (document, change) => change.Of(document));

    public static Arbitrary<Mutant> Of(IReadOnlyList<Doc> samples) => Arb.From(Gens(samples), Smaller);

    public static Gen<Mutant> Gens(IReadOnlyList<Doc> samples) =>
        from sample in Gen.Elements(samples.ToArray())
        from count in Gen.Frequency(
            (1, Gen.Constant(0)),
            (6, Gen.Constant(1)),
            (4, Gen.Constant(2)),
            (2, Gen.Choose(3, 8))
        )
        from changes in Change.Any.ListOf(count)
        select new Mutant(sample, [.. changes]);

    public static IEnumerable<Mutant> Smaller(Mutant mutant) =>
        Enumerable
            .Range(0, mutant.Changes.Count)
            .Select(left => mutant with { Changes = [.. mutant.Changes.Where((_, at) => at != left)] });

    public override string ToString() => $"{string.Join("; ", Changes)}: {Planted.Hide(Text)}";
}
