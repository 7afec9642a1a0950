using Tokens.Domain.AccessTokens;
using Tokens.Domain.Connections;
using Tokens.Domain.Credentials;

namespace Tokens.Domain.Ports;

/// <summary>How a connection stands at this moment: what may have changed since it was surveyed.</summary>
public interface IStandings
{
    /// <summary>One question to the store, which reads no secret.</summary>
    Task<Standing> LookUpAsync(Connection connection, ParameterName refreshToken, CancellationToken cancellation);
}

/// <summary>What lies in the store about a connection now.</summary>
public abstract record Standing
{
    private Standing() { }

    /// <param name="TokenWrittenAt">Null where there is no access token.</param>
    /// <param name="RefreshToken">Null where there is none any more.</param>
    /// <param name="Status">What is remembered of it.</param>
    public sealed record Known(DateTimeOffset? TokenWrittenAt, CredentialVersion? RefreshToken, ConnectionStatus Status)
        : Standing;

    /// <summary>It could not be looked up. The reason names the parameter and the mend.</summary>
    public sealed record Unreadable(string Reason) : Standing;
}
