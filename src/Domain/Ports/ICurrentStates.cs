using Tokens.Domain.Model.Connections;
using Tokens.Domain.Model.Tokens;
using Tokens.Domain.Model.Values;

namespace Tokens.Domain.Ports;

/// <summary>What the store holds about a connection right now, for the check between a lease and its exchange.</summary>
public interface ICurrentStates
{
    /// <summary>One call, which decrypts nothing.</summary>
    Task<CurrentState> ReadAsync(Connection connection, ParameterName refreshToken, CancellationToken cancellation);
}
