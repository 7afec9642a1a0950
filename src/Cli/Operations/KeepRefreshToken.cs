using Tokens.Adapters.ParameterStore;
using Tokens.Cli.Failures;
using Tokens.Cli.Output;

namespace Tokens.Cli.Operations;

/// <summary>
/// Stores a refresh token that a provider has just issued; its parameter keeps its key, tier and policies. If the store
/// fails, the token is sealed for <c>tokens restore</c>, or else written to a file that only this user can read.
/// </summary>
internal sealed class KeepRefreshToken(
    IParameters parameters,
    ICredentialStore credentials,
    ISeal seal,
    TimeProvider clock,
    UnstoredTokenMessage message,
    Terminal terminal
)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    /// <summary>Ctrl-C does not cancel it: this may be the only copy.</summary>
    /// <exception cref="StoreException">It is not stored, and the operator still has it.</exception>
    /// <exception cref="CommandException">It is not stored; the message says where it is.</exception>
    public async Task RunAsync(TokenToKeep token)
    {
        try
        {
            using var limit = new CancellationTokenSource(Timeout, clock);
            await StoreAsync(token, limit.Token);
        }
        catch (StoreException failure) when (token.IsOnlyCopy)
        {
            throw await RescueAsync(token, failure.Message);
        }
        catch (OperationCanceledException)
        {
            var late = $"Parameter Store did not store {token.Name} within {Timeout}";
            throw token.IsOnlyCopy ? await RescueAsync(token, late) : new StoreException(late);
        }
    }

    private async Task StoreAsync(TokenToKeep token, CancellationToken cancellation)
    {
        var selector = new ParameterSelector(token.Name);
        var found = await parameters.GetAsync([selector], decrypt: false, cancellation);
        if (found[selector] is ParameterLookup.Found { Parameter: var stored })
        {
            if (token.Over is { } expected && expected != stored.Version)
            {
                throw new StoreException($"{token.Name} was changed meanwhile; it was not overwritten");
            }

            var replaced = new RefreshTokenVersion(
                token.Name,
                new CredentialVersion(stored.Version, stored.ModifiedAt)
            );
            await credentials.SaveRefreshTokenAsync(replaced, token.Value, cancellation);
        }
        else
        {
            var write = new ParameterWrite(token.Name, token.Value) { IsSecure = true, KeepsItsKey = true };
            await parameters.WriteAsync(write, cancellation);
        }
    }

    private async Task<CommandException> RescueAsync(TokenToKeep token, string reason)
    {
        var sealing = await seal.SealAsync(token.Connection, token.Value, CancellationToken.None);
        if (sealing is SealResult.Sealed done)
        {
            terminal.Note(Style.Bad, "sealed", done.Text);
        }

        return message.Of(token, sealing, reason);
    }
}

/// <summary>A refresh token that is to be stored.</summary>
internal sealed record TokenToKeep(ConnectionName Connection, ParameterName Name, Secret Value)
{
    /// <summary>Whether the operator has no copy.</summary>
    public required bool IsOnlyCopy { get; init; }

    /// <summary>The version that may be overwritten; null for any.</summary>
    public long? Over { get; init; }
}
