namespace Tokens.Cli.Commands.Doctor;

/// <summary>What the checks share, read once.</summary>
internal sealed record DoctorContext(
    Snapshot Snapshot,
    IReadOnlyList<ConnectionDescription> Overview,
    IReadOnlyList<ClientDescription> Clients,
    CancellationToken Cancellation
)
{
    public IEnumerable<Connection> Connections => Snapshot.Connections.Select(one => one.Connection);

    public static async Task<DoctorContext> ReadAsync(
        TakeSnapshot take,
        DescribeConnections connections,
        DescribeClients clients,
        CancellationToken cancellation
    )
    {
        var snapshot = await take.TakeAsync(null, cancellation);
        return new(
            snapshot,
            await connections.DescribeAsync(snapshot, cancellation),
            await clients.RunAsync(snapshot.Catalogue, cancellation),
            cancellation
        );
    }
}
