using Tokens.Domain.Model.Clients;

namespace Tokens.Domain.Model.Tokens;

/// <summary>Whether everything that an exchange needs was found.</summary>
public abstract record Readiness
{
    private Readiness() { }

    /// <param name="Proven">The verified version of the client secret; null where none has ever been used.</param>
    /// <param name="RefreshToken">Where the refresh token was found; null for a grant without one.</param>
    public sealed record Ready(TokenRequest Request, ProvenSecret? Proven, RefreshTokenVersion? RefreshToken)
        : Readiness;

    /// <summary>Something is missing or plainly wrong; nothing is sent.</summary>
    public sealed record Incomplete(string Problem) : Readiness;

    /// <summary>The store did not answer; the connection itself may be fine.</summary>
    public sealed record Unreadable(string Reason) : Readiness;

    /// <summary>Every credential exists, is not empty and is no placeholder.</summary>
    /// <param name="connection">Whose credentials they are.</param>
    /// <param name="reads">The result of reading each of its credentials.</param>
    /// <param name="proven">The verified version of its client secret; null for none.</param>
    public static Readiness Of(
        ConnectionSnapshot connection,
        IReadOnlyDictionary<CredentialSource, CredentialRead> reads,
        ProvenRead? proven
    )
    {
        var sources = connection.Connection.Credentials;
        if (
            sources.Select(source => reads[source]).OfType<CredentialRead.Unreadable>().FirstOrDefault() is
            { } unreadable
        )
        {
            return new Unreadable(unreadable.Reason);
        }

        if (proven is ProvenRead.Unknown unknown)
        {
            // Treated as "none", a refusal of the newest secret would count as final.
            return new Unreadable(unknown.Reason);
        }

        var problems = sources.Select(source => ProblemWith(source, reads[source])).OfType<string>().ToList();
        return problems.Count > 0
            ? new Incomplete(string.Join("; ", problems))
            : Complete(connection, reads, (proven as ProvenRead.Found)?.Secret);
    }

    private static Ready Complete(
        ConnectionSnapshot connection,
        IReadOnlyDictionary<CredentialSource, CredentialRead> reads,
        ProvenSecret? proven
    )
    {
        var own = connection.Connection;
        var id = (CredentialRead.Found)reads[own.Client.Id];
        var secret = (CredentialRead.Found)reads[own.Client.Secret];
        var refresh = own.RefreshToken is { } name
            ? (CredentialRead.Found)reads[new CredentialSource.InParameter(name)]
            : null;
        var client = new ClientCredentials(id.Value, secret.Value, id.Version, secret.Version);
        return new Ready(
            new TokenRequest(own, client, refresh?.Value),
            proven,
            refresh is { Version: { } version } ? new RefreshTokenVersion(own.RefreshToken!, version) : null
        );
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
