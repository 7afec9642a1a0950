using Tokens.Domain.Model.Clients;
using Tokens.Domain.Ports;
using Tokens.Domain.UseCases.Refresh;

namespace Tokens.Domain.Model.Tokens;

/// <summary>Whether all that an exchange needs was found.</summary>
public abstract record Readiness
{
    private Readiness() { }

    /// <param name="Proven">The version of the client secret that is known to work; null where none was ever used.</param>
    public sealed record Ready(TokenRequest Request, ProvenSecret? Proven) : Readiness
    {
        /// <summary>Where the refresh token was found; null for a grant without one.</summary>
        public RefreshTokenVersion? RefreshToken { get; init; }
    }

    /// <summary>Something is missing or plainly wrong; nothing is sent.</summary>
    public sealed record Incomplete(string Problem) : Readiness;

    /// <summary>The store would not tell; nothing is known to be wrong with the connection.</summary>
    public sealed record Unreadable(string Reason) : Readiness;

    /// <summary>The rule: every credential is there, holds something, and is no placeholder.</summary>
    public static Readiness Of(ConnectionSnapshot snapshot, CredentialCache credentials)
    {
        var locations = snapshot.Connection.Credentials;
        foreach (var source in locations.All)
        {
            if (credentials[source] is CredentialRead.Unreadable unreadable)
            {
                return new Unreadable(unreadable.Reason);
            }
        }

        var proven = credentials.Proven(locations.ClientSecret);
        if (proven is ProvenRead.Unknown unknown)
        {
            // Whoever took it for none would take a refusal of the newest secret for the end.
            return new Unreadable(unknown.Reason);
        }

        var problems = locations
            .All.Select(source => ProblemWith(source, credentials[source]))
            .OfType<string>()
            .ToList();
        return problems.Count > 0
            ? new Incomplete(string.Join("; ", problems))
            : Complete(snapshot, credentials, (proven as ProvenRead.Found)?.Secret);
    }

    private static Ready Complete(ConnectionSnapshot snapshot, CredentialCache credentials, ProvenSecret? proven)
    {
        var locations = snapshot.Connection.Credentials;
        var id = (CredentialRead.Found)credentials[locations.ClientId];
        var secret = (CredentialRead.Found)credentials[locations.ClientSecret];
        var refresh = locations.RefreshToken is { } name
            ? (CredentialRead.Found)credentials[new CredentialSource.InParameter(name)]
            : null;
        var client = new ClientCredentials(id.Value, secret.Value, id.Version, secret.Version);
        return new Ready(new TokenRequest(snapshot.Connection, client, refresh?.Value), proven)
        {
            RefreshToken = refresh is { Version: { } version }
                ? new RefreshTokenVersion(locations.RefreshToken!, version)
                : null,
        };
    }

    private static string? ProblemWith(CredentialSource source, CredentialRead read) =>
        read switch
        {
            CredentialRead.Missing => $"{source} does not exist; create it with the credential in it",
            CredentialRead.Found { Value.IsEmpty: true } => $"{source} is empty; put the credential in it",
            CredentialRead.Found found when Placeholder.Is(found.Value) =>
                $"{source} still holds a placeholder; put the credential in it",
            _ => null,
        };
}
