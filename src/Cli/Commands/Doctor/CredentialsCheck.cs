namespace Tokens.Cli.Commands.Doctor;

/// <summary>Whether each credential exists and can be decrypted, which needs ssm:GetParameters and kms:Decrypt.</summary>
internal sealed class CredentialsCheck(ICredentialStore credentials) : IDoctorCheck
{
    /// <summary>From a file: other users of the machine can read the arguments of a process.</summary>
    private const string Put =
        "aws ssm put-parameter --type SecureString --overwrite --name … --value file://…, or tokens authorize for a refresh token";

    private const string Allow = "allow ssm:GetParameters on it, and kms:Decrypt on its key";

    public string Name => "credentials";

    public async IAsyncEnumerable<Finding> RunAsync(DoctorContext context)
    {
        var known = new CredentialCache(credentials);
        await known.ReadAsync(context.Connections, context.Cancellation);
        foreach (var snapshot in context.Snapshot.Connections)
        {
            yield return Describe(snapshot, known);
        }
    }

    private static Finding Describe(ConnectionSnapshot snapshot, CredentialCache known)
    {
        var name = snapshot.Connection.Name.Value;
        if (VariableNotSet(snapshot.Connection, known) is { } variable)
        {
            return Finding.Note(name, $"the functions' {variable} is not set here, so it cannot be checked");
        }

        return known.ReadinessOf(snapshot) switch
        {
            Readiness.Ready => Finding.Fine(name, "its credentials exist and can be decrypted"),
            Readiness.Incomplete incomplete => Finding.Error(name, incomplete.Problem, Put),
            Readiness.Unreadable unreadable => Finding.Error(name, unreadable.Reason, Allow),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static CredentialSource.InEnvironment? VariableNotSet(Connection connection, CredentialCache known) =>
        connection
            .Credentials.OfType<CredentialSource.InEnvironment>()
            .FirstOrDefault(variable => known[variable] is CredentialRead.Missing);
}
