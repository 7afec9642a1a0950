using FsCheck;
using FsCheck.Fluent;

namespace Tokens.Tests.Unit.Domain.UseCases.Rotation;

/// <summary>What may happen while a secret is rotated.</summary>
internal enum StepKind
{
    /// <summary>The next secret is stored, where there is one left.</summary>
    Store,

    /// <summary>"Parameter Store Change" is delivered.</summary>
    Detect,

    /// <summary>A rotation-completed message is delivered.</summary>
    Complete,

    /// <summary>"Parameter Store Policy Action" is delivered, of the time before the rotation.</summary>
    Remind,

    Sweep,

    /// <summary>Somebody refreshes one of the connections by hand.</summary>
    ByHand,
}

/// <param name="Kind">What happens.</param>
/// <param name="Wait">Seconds that pass before it.</param>
/// <param name="Calls">How many changing calls the process makes before it is killed; null where it is not.</param>
/// <param name="IsDown">Whether the provider has an outage meanwhile.</param>
internal sealed record Step(StepKind Kind, int Wait, int? Calls, bool IsDown);

/// <summary>The events of one rotation, in any order and number.</summary>
/// <param name="Connections">How many share the secret.</param>
/// <param name="Secrets">The new secrets in their order, each right or wrong; the last one may follow a wrong one only.</param>
internal sealed record RotationScript(int Connections, IReadOnlyList<bool> Secrets, IReadOnlyList<Step> Steps)
{
    private static readonly bool[][] Rotations =
    [
        [true],
        [false],
        [false, true],
        [false, false, true],
    ];

    public static Arbitrary<RotationScript> Any => Arb.From(Scripts, Smaller);

    public override string ToString() =>
        $"{Connections} with [{string.Join(", ", Secrets.Select(works => works ? "right" : "wrong"))}] {string.Join("; ", Steps)}";

    private static Gen<RotationScript> Scripts =>
        from connections in Gen.Choose(1, 3)
        from secrets in Gen.Elements(Rotations)
        from count in Gen.Choose(1, 12)
        from steps in AnyStep.ListOf(count)
        select new RotationScript(connections, secrets, [.. steps]);

    private static Gen<Step> AnyStep =>
        from kind in Gen.Frequency(
            (3, Gen.Constant(StepKind.Store)),
            (3, Gen.Constant(StepKind.Detect)),
            (3, Gen.Constant(StepKind.Complete)),
            (1, Gen.Constant(StepKind.Remind)),
            (3, Gen.Constant(StepKind.Sweep)),
            (1, Gen.Constant(StepKind.ByHand))
        )
        from wait in Gen.Elements(0, 1, 30, 120, 1200, 3600)
        from calls in Gen.OneOf(Gen.Constant((int?)null), Gen.Choose(0, 14).Select(calls => (int?)calls))
        from outage in Gen.Choose(0, 7)
        select new Step(kind, wait, calls, outage == 0);

    private static IEnumerable<RotationScript> Smaller(RotationScript script) =>
        Enumerable
            .Range(0, script.Steps.Count)
            .Select(left => script with { Steps = [.. script.Steps.Where((_, index) => index != left)] })
            .Concat(
                Enumerable
                    .Range(0, script.Steps.Count)
                    .Where(changed => script.Steps[changed].Calls is not null || script.Steps[changed].IsDown)
                    .Select(changed =>
                        script with
                        {
                            Steps =
                            [
                                .. script.Steps.Select(
                                    (step, index) =>
                                        index == changed ? step with { Calls = null, IsDown = false } : step
                                ),
                            ],
                        }
                    )
            );
}
