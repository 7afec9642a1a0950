using Tokens.Adapters.ParameterStore;
using Tokens.Cli.Failures;
using Tokens.Cli.Output;
using Tokens.Domain.AccessTokens.SingleUse;
using Tokens.Domain.Connections;
using Tokens.Domain.Credentials;
using Tokens.Domain.Ports;

namespace Tokens.Cli.Operations;

/// <summary>
/// Stores a refresh token that a provider has just given, under the key, tier and policies that its parameter has. Where
/// the store does not take it, it is sealed for <c>tokens restore</c>, or else put into a file that only this user reads.
/// </summary>
internal sealed class KeepRefreshToken(
    IParameters parameters,
    ICredentials credentials,
    ISeal seal,
    TimeProvider clock,
    Terminal terminal
)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Not ended by Ctrl-C: what it holds may be the only copy.</summary>
    /// <param name="connection">Whose it is.</param>
    /// <param name="name">Where it belongs.</param>
    /// <param name="token">What is to be stored.</param>
    /// <param name="isOnlyCopy">Whether nobody else has it.</param>
    /// <exception cref="StoreException">It is not in the store, and whoever gave it has it still.</exception>
    /// <exception cref="CommandException">It is not in the store; what is told says where it is.</exception>
    public async Task RunAsync(ConnectionName connection, ParameterName name, Secret token, bool isOnlyCopy)
    {
        try
        {
            using var limit = new CancellationTokenSource(Patience, clock);
            await StoreAsync(name, token, limit.Token);
        }
        catch (StoreException failure) when (isOnlyCopy)
        {
            await RescueAsync(connection, token, failure.Message);
        }
        catch (OperationCanceledException)
        {
            var late = $"Parameter Store did not take it for {name} within {Patience}";
            if (!isOnlyCopy)
            {
                throw new StoreException(late);
            }

            await RescueAsync(connection, token, late);
        }
    }

    private async Task StoreAsync(ParameterName name, Secret token, CancellationToken cancellation)
    {
        var selector = new ParameterSelector(name);
        var found = await parameters.GetAsync([selector], decrypt: false, cancellation);
        if (found[selector] is ParameterLookup.Found { Parameter: var stored })
        {
            var replaced = new CredentialVersion(stored.Version, stored.ModifiedAt);
            await credentials.SaveRefreshTokenAsync(new RefreshTokenVersion(name, replaced), token, cancellation);
        }
        else
        {
            var write = new ParameterWrite(name, token) { IsSecure = true, KeepsItsKey = true };
            await parameters.WriteAsync(write, cancellation);
        }
    }

    private async Task RescueAsync(ConnectionName connection, Secret token, string reason)
    {
        if (await seal.SealAsync(connection, token, CancellationToken.None) is Sealing.Closed closed)
        {
            terminal.Note(Style.Bad, "sealed", closed.Text);
            throw new CommandException(
                $"the refresh token could not be stored and lies sealed in the line above, its only place: {reason}",
                $"keep that line, and later pipe it into: tokens restore {connection}",
                ExitCode.Store
            );
        }

        var file = await RescueFile.WriteAsync(connection, token);
        throw new CommandException(
            $"the refresh token could not be stored and is in the file {file}, which only you can read: {reason}",
            $"later: tokens add {connection} … with refreshToken from that file, and delete the file",
            ExitCode.Store
        );
    }
}
