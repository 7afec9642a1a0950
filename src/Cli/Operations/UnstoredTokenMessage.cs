using Tokens.Adapters.Composition;
using Tokens.Cli.Failures;

namespace Tokens.Cli.Operations;

/// <summary>Says where a refresh token is that could not be stored, and which command stores it.</summary>
internal sealed class UnstoredTokenMessage(ParameterLayout layout, TokensEnvironment environment)
{
    public CommandException Of(TokenToKeep token, SealResult sealing, string reason) =>
        sealing switch
        {
            SealResult.Sealed => new(
                $"the refresh token could not be stored; the sealed line above is its only copy: {reason}",
                $"keep that line, and later pipe it into: {Restore(token)}",
                ExitCode.Store
            ),
            SealResult.SavedToFile file => new(
                $"the refresh token could not be stored and is in the file {file.Place}, which only you can read: {reason}",
                $"later: {Put(token, file.Place)}, and delete the file",
                ExitCode.Store
            ),
            SealResult.NotSealed refused => new(
                $"the refresh token could not be stored and is lost: {reason}; {refused.Reason}",
                $"sign in again: tokens authorize {token.Connection}",
                ExitCode.Store
            ),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    /// <summary>A connection that is not defined yet cannot say where its token belongs.</summary>
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
