namespace Tokens.Cli.Commands.Examining;

/// <summary>What all examinations rest on, looked up once.</summary>
/// <param name="Snapshot">The connections, usable or not.</param>
/// <param name="Overview">How each is doing.</param>
/// <param name="Clients">How each named client is doing.</param>
internal sealed record Patient(
    Snapshot Snapshot,
    IReadOnlyList<ConnectionDescription> Overview,
    IReadOnlyList<ClientDescription> Clients
)
{
    public IEnumerable<Connection> Connections => Snapshot.Connections.Select(one => one.Connection);
}
