using System.Runtime.CompilerServices;

namespace Tokens.Cli.Commands.Examining;

/// <summary>Whether each credential is there and can be decrypted, which takes ssm:GetParameters and kms:Decrypt.</summary>
internal sealed class CredentialsExamination(ICredentialStore credentials) : IExamination
{
    /// <summary>From a file, so that no value stands in the list of processes.</summary>
    private const string Put =
        "aws ssm put-parameter --type SecureString --overwrite --name … --value file://…, or tokens authorize for a refresh token";

    private const string Allow = "allow ssm:GetParameters on it, and kms:Decrypt on its key";

    public string Name => "credentials";

    public async IAsyncEnumerable<Finding> RunAsync(
        Patient patient,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        var known = new CredentialCache(credentials);
        await known.ReadAsync(patient.Connections, cancellation);
        foreach (var snapshot in patient.Snapshot.Connections)
        {
            yield return Describe(snapshot, known);
        }
    }

    private static Finding Describe(ConnectionSnapshot snapshot, CredentialCache known)
    {
        var name = snapshot.Connection.Name.Value;
        if (NotHere(snapshot.Connection, known) is { } variable)
        {
            return Finding.Note(name, $"the functions' {variable} is not set here, so it cannot be looked at");
        }

        return known.ReadinessOf(snapshot) switch
        {
            Readiness.Ready => Finding.Fine(name, "its credentials are there and can be decrypted"),
            Readiness.Incomplete lacking => Finding.Error(name, lacking.Problem, Put),
            Readiness.Unreadable unreadable => Finding.Error(name, unreadable.Reason, Allow),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static CredentialSource.InEnvironment? NotHere(Connection connection, CredentialCache known) =>
        connection
            .Credentials.OfType<CredentialSource.InEnvironment>()
            .FirstOrDefault(variable => known[variable] is CredentialRead.Missing);
}
