using Tokens.Adapters.ParameterStore;
using Tokens.Cli.Failures;
using Tokens.Cli.Output;

namespace Tokens.Cli.Operations;

/// <summary>
/// Stores a refresh token that a provider has just given, under the key, tier and policies that its parameter has. Where
/// the store does not take it, it is sealed for <c>tokens restore</c>, or else put into a file that only this user reads.
/// </summary>
internal sealed class KeepRefreshToken(
    IParameters parameters,
    ICredentialStore credentials,
    ISeal seal,
    TimeProvider clock,
    RescueWords words,
    Terminal terminal
)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Not ended by Ctrl-C: what it holds may be the only copy.</summary>
    /// <exception cref="StoreException">It is not in the store, and whoever gave it has it still.</exception>
    /// <exception cref="CommandException">It is not in the store; what is told says where it is.</exception>
    public async Task RunAsync(TokenToKeep token)
    {
        try
        {
            using var limit = new CancellationTokenSource(Patience, clock);
            await StoreAsync(token, limit.Token);
        }
        catch (StoreException failure) when (token.IsOnlyCopy)
        {
            throw await RescueAsync(token, failure.Message);
        }
        catch (OperationCanceledException)
        {
            var late = $"Parameter Store did not take it for {token.Name} within {Patience}";
            throw token.IsOnlyCopy ? await RescueAsync(token, late) : new StoreException(late);
        }
    }

    private async Task StoreAsync(TokenToKeep token, CancellationToken cancellation)
    {
        var selector = new ParameterSelector(token.Name);
        var found = await parameters.GetAsync([selector], decrypt: false, cancellation);
        if (found[selector] is ParameterLookup.Found { Parameter: var stored })
        {
            if (token.Over is { } judged && judged != stored.Version)
            {
                throw new StoreException($"{token.Name} was changed meanwhile; nothing was written over it");
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
        if (sealing is SealResult.Sealed closed)
        {
            terminal.Note(Style.Bad, "sealed", closed.Text);
        }

        return words.Of(token, sealing, reason);
    }
}
