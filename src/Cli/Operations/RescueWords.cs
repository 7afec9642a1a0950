using Tokens.Adapters.Composition;
using Tokens.Cli.Failures;

namespace Tokens.Cli.Operations;

/// <summary>Says where a refresh token is that the store did not take, and how it gets there.</summary>
internal sealed class RescueWords(ParameterLayout layout, TokensEnvironment environment)
{
    public CommandException Of(TokenToKeep token, SealResult sealing, string reason) =>
        sealing switch
        {
            SealResult.Sealed => new(
                $"the refresh token could not be stored and lies sealed in the line above, its only place: {reason}",
                $"keep that line, and later pipe it into: {Restore(token)}",
                ExitCode.Store
            ),
            SealResult.SavedToFile aside => new(
                $"the refresh token could not be stored and is in the file {aside.Place}, which only you can read: {reason}",
                $"later: {Put(token, aside.Place)}, and delete the file",
                ExitCode.Store
            ),
            SealResult.NotSealed open => new(
                $"the refresh token could not be stored and is lost: {reason}; {open.Reason}",
                $"somebody must sign in again: tokens authorize {token.Connection}",
                ExitCode.Store
            ),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    /// <summary>Of a connection that is yet to be defined nobody else knows where its token belongs.</summary>
    private string Restore(TokenToKeep token) =>
        token.Name == layout.RefreshToken(token.Connection)
            ? $"tokens restore {token.Connection}"
            : $"tokens restore {token.Connection} --refresh-token-at {token.Name}";

    private string Put(TokenToKeep token, string path)
    {
        var key = environment.KmsKeyId is { } keyId ? $" --key-id {keyId}" : "";
        return $"aws ssm put-parameter --name {token.Name} --type SecureString{key} --overwrite --value file://{path}";
    }
}
