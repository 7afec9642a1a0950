using System.Runtime.CompilerServices;
using Tokens.Cli.Output;
using Tokens.Domain.Overview;
using Tokens.Domain.Rotation;

namespace Tokens.Cli.Commands.Examining;

/// <summary>The client secrets' age, and whether the newest is known to work.</summary>
internal sealed class RotationExamination : IExamination
{
    public string Name => "rotation";

    public async IAsyncEnumerable<Finding> RunAsync(
        Patient patient,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        await Task.CompletedTask;
        foreach (var known in patient.Overview.OfType<ConnectionOverview.Known>())
        {
            var rotate = $"tokens rotate {known.Name}, with a secret that its provider issued";
            yield return known switch
            {
                { AwaitsProof: true } => Finding.Warning(
                    known.Name,
                    "the newest version of its client secret is not proven",
                    $"tokens refresh {known.Name} tries it; tokens rotate {known.Name} --undo goes back"
                ),
                { Secret: { Stage: RotationStage.Overdue } late } => Finding.Error(
                    known.Name,
                    $"its client secret is {TimeWords.Span(late.Left)} overdue",
                    rotate
                ),
                { Secret: { Stage: not RotationStage.Current } near } => Finding.Warning(
                    known.Name,
                    $"its client secret is to be rotated within {TimeWords.Span(near.Left)}",
                    rotate
                ),
                { Secret: null } => Finding.Note(known.Name, "nothing limits the age of its client secret"),
                _ => Finding.Fine(known.Name, "its client secret is proven and young enough"),
            };
        }
    }
}
