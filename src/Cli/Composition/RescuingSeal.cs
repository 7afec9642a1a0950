using Tokens.Cli.Operations;
using Tokens.Domain.Connections;
using Tokens.Domain.Credentials;
using Tokens.Domain.Ports;

namespace Tokens.Cli.Composition;

/// <summary>
/// The seal where a person stands by: what no key closes is put into a file that only this user reads. An operator's
/// shell mostly knows no key, and unlike the functions it has a disk that lasts.
/// </summary>
/// <param name="seal">Closes it under the key, where there is one.</param>
/// <param name="folders">Where the file may be, in the order in which they are tried.</param>
/// <param name="interruption">Tells whether anybody would see what was closed.</param>
internal sealed class RescuingSeal(ISeal seal, IReadOnlyList<string> folders, Interruption interruption) : ISeal
{
    /// <summary>Nothing ends it: what it is given is the only copy.</summary>
    public async Task<Sealing> SealAsync(ConnectionName connection, Secret secret, CancellationToken cancellation) =>
        await CloseAsync(connection, secret, cancellation) switch
        {
            Sealing.NotClosed open => await PutAsideAsync(connection, secret, open.Reason),
            var done => done,
        };

    private async Task<Sealing> CloseAsync(ConnectionName connection, Secret secret, CancellationToken cancellation)
    {
        if (interruption.IsUnseen)
        {
            return new Sealing.NotClosed("its terminal was closed, so that nobody would see it sealed");
        }

        try
        {
            return await seal.SealAsync(connection, secret, cancellation);
        }
        catch (OperationCanceledException)
        {
            return new Sealing.NotClosed("there was no time left to seal it");
        }
    }

    private async Task<Sealing> PutAsideAsync(ConnectionName connection, Secret secret, string reason) =>
        await RescueFile.WriteAsync(folders, connection, secret) is { } path
            ? new Sealing.PutAside(path)
            : new Sealing.NotClosed($"{reason}; nor could it be put into a file");
}
