using Tokens.Cli.Output;

namespace Tokens.Cli.Commands.Doctor;

/// <summary>
/// The age of client secrets, and whether the newest version is proven: of a named client once, however many connections
/// use it, and of each connection that declares its own client.
/// </summary>
internal sealed class RotationCheck : IDoctorCheck
{
    public string Name => "rotation";

    public IAsyncEnumerable<Finding> RunAsync(DoctorContext context) =>
        OfClients(context).Concat(OfConnections(context)).Select(Describe).ToAsyncEnumerable();

    private static IEnumerable<Secret> OfClients(DoctorContext context) =>
        context
            .Clients.OfType<ClientDescription.Known>()
            .Select(known => new Secret(known.Name, known.Users is [var first, ..] ? first.Value : null, known.Secret)
            {
                Subject = $"client {known.Name}",
                AwaitsProof = known.AwaitsProof,
            });

    private static IEnumerable<Secret> OfConnections(DoctorContext context) =>
        context
            .Overview.OfType<ConnectionDescription.Known>()
            .Where(known => known.Connection.Client.Name is null)
            .Select(known => new Secret(known.Name, known.Name, known.Secret)
            {
                Subject = known.Name,
                AwaitsProof = known.AwaitsProof,
            });

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
                $"its client secret is {TimeFormat.Span(late.Left)} overdue",
                rotate
            ),
            { Status: { Stage: not RotationStage.Current } near } => Finding.Warning(
                secret.Subject,
                $"its client secret is to be rotated within {TimeFormat.Span(near.Left)}",
                rotate
            ),
            { Status: null } => Finding.Note(secret.Subject, "nothing limits the age of its client secret"),
            _ => Finding.Fine(secret.Subject, "its client secret is proven and not due for rotation"),
        };
    }

    /// <param name="Name">As <c>tokens rotate</c> takes it.</param>
    /// <param name="TriedBy">A connection whose refresh tries it; null where there is none.</param>
    private sealed record Secret(string Name, string? TriedBy, RotationStatus? Status)
    {
        public required string Subject { get; init; }

        public bool AwaitsProof { get; init; }
    }
}
