using Tokens.Domain.Model.Connections;
using Tokens.Domain.Model.Tokens;
using Tokens.Domain.Model.Values;

namespace Tokens.Domain.Ports;

/// <summary>How a connection stands at this moment: what may have changed since it was surveyed.</summary>
public interface ICurrentStates
{
    /// <summary>One question to the store, which reads no secret.</summary>
    Task<CurrentState> ReadStateAsync(Connection connection, ParameterName refreshToken, CancellationToken cancellation);
}

/// <summary>What lies in the store about a connection now.</summary>
public abstract record CurrentState
{
    private CurrentState() { }

    /// <param name="TokenWrittenAt">Null where there is no access token.</param>
    /// <param name="RefreshToken">Null where there is none any more.</param>
    /// <param name="Status">What is remembered of it.</param>
    public sealed record Known(DateTimeOffset? TokenWrittenAt, CredentialVersion? RefreshToken, ConnectionStatus Status)
        : CurrentState;

    /// <summary>It could not be looked up. The reason names the parameter and the mend.</summary>
    public sealed record Unreadable(string Reason) : CurrentState;
}
