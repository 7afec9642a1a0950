using Tokens.Cli.Commands.Doctor;

namespace Tokens.Cli.Commands.Reporting;

/// <summary>A client secret: of a named client once, and of each connection that declares its own client.</summary>
/// <param name="Owner">As in <c>client my-erp</c> or <c>connection my-erp</c>.</param>
/// <param name="Client">Null where it cannot be used.</param>
/// <param name="Status">Null where its age is unlimited or unknown.</param>
internal sealed record ReportedSecret(string Owner, Client? Client, RotationStatus? Status)
{
    public string? Problem { get; init; }

    /// <summary>Whether its newest version has never worked.</summary>
    public bool AwaitsProof { get; init; }

    /// <summary>The connections that use a named client.</summary>
    public IReadOnlyList<ConnectionName> Users { get; init; } = [];

    public static IEnumerable<ReportedSecret> All(DoctorContext context) =>
        context
            .Clients.Select(OfClient)
            .Concat(
                context
                    .Overview.OfType<ConnectionDescription.Known>()
                    .Where(one => one.Connection.Client.Name is null)
                    .Select(one => new ReportedSecret($"connection {one.Name}", one.Connection.Client, one.Secret)
                    {
                        AwaitsProof = one.AwaitsProof,
                    })
            );

    private static ReportedSecret OfClient(ClientDescription one) =>
        one switch
        {
            ClientDescription.Known known => new($"client {one.Name}", known.Client, known.Secret)
            {
                Problem = known is { Versions.Newest: null } ? "its secret does not exist" : null,
                AwaitsProof = known.AwaitsProof,
                Users = known.Users,
            },
            ClientDescription.Unusable unusable => new($"client {one.Name}", null, null) { Problem = unusable.Problem },
            _ => throw new System.Diagnostics.UnreachableException(),
        };
}
