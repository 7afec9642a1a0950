using System.Runtime.CompilerServices;
using Tokens.Cli.Output;

namespace Tokens.Cli.Commands.Examining;

/// <summary>
/// The client secrets' age, and whether the newest is known to work: of a named client once, however many connections use
/// it, and of each connection that declares a client of its own.
/// </summary>
internal sealed class RotationExamination : IExamination
{
    public string Name => "rotation";

    public async IAsyncEnumerable<Finding> RunAsync(
        Patient patient,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        await Task.CompletedTask;
        foreach (var secret in OfClients(patient).Concat(OfConnections(patient)))
        {
            yield return Describe(secret);
        }
    }

    private static IEnumerable<Secret> OfClients(Patient patient) =>
        patient
            .Clients.OfType<ClientDescription.Known>()
            .Select(known => new Secret(
                known.Name,
                $"client {known.Name}",
                known.Users is [var first, ..] ? first.Value : null,
                known.Secret,
                known.AwaitsProof
            ));

    private static IEnumerable<Secret> OfConnections(Patient patient) =>
        patient
            .Overview.OfType<ConnectionDescription.Known>()
            .Where(known => known.Connection.Client.Name is null)
            .Select(known => new Secret(known.Name, known.Name, known.Name, known.Secret, known.AwaitsProof));

    private static Finding Describe(Secret secret)
    {
        var rotate = $"tokens rotate {secret.Name}, with a secret that its provider issued";
        return secret switch
        {
            { AwaitsProof: true, TriedBy: null } => Finding.Note(
                secret.Subject,
                "its secret is not proven yet",
                $"its first connection proves it: tokens add … --client {secret.Name}"
            ),
            { AwaitsProof: true } => Finding.Warning(
                secret.Subject,
                "the newest version of its client secret is not proven",
                $"tokens refresh {secret.TriedBy} tries it; tokens rotate {secret.Name} --undo goes back"
            ),
            { Status: { Stage: RotationStage.Overdue } late } => Finding.Error(
                secret.Subject,
                $"its client secret is {TimeWords.Span(late.Left)} overdue",
                rotate
            ),
            { Status: { Stage: not RotationStage.Current } near } => Finding.Warning(
                secret.Subject,
                $"its client secret is to be rotated within {TimeWords.Span(near.Left)}",
                rotate
            ),
            { Status: null } => Finding.Note(secret.Subject, "nothing limits the age of its client secret"),
            _ => Finding.Fine(secret.Subject, "its client secret is proven and young enough"),
        };
    }

    /// <param name="Name">As <c>tokens rotate</c> takes it.</param>
    /// <param name="TriedBy">A connection whose refresh tries it; null where there is none.</param>
    private sealed record Secret(
        string Name,
        string Subject,
        string? TriedBy,
        RotationStatus? Status,
        bool AwaitsProof
    );
}
