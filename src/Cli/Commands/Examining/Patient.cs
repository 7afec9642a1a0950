using Tokens.Domain.AccessTokens;
using Tokens.Domain.Connections;
using Tokens.Domain.Overview;

namespace Tokens.Cli.Commands.Examining;

/// <summary>What all examinations rest on, looked up once.</summary>
/// <param name="Survey">The connections, usable or not.</param>
/// <param name="Overview">How each is doing.</param>
/// <param name="Clients">How each named client is doing.</param>
internal sealed record Patient(
    Survey Survey,
    IReadOnlyList<ConnectionOverview> Overview,
    IReadOnlyList<ClientOverview> Clients
)
{
    public IEnumerable<Connection> Connections => Survey.Connections.Select(one => one.Connection);
}
