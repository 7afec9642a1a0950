using Tokens.Cli.Operations;

namespace Tokens.Cli.Composition;

/// <summary>
/// The seal where a person stands by: what no key closes is put into a file that only this user reads. An operator's
/// shell mostly knows no key, and unlike the functions it has a disk that lasts.
/// </summary>
/// <param name="seal">Closes it under the key, where there is one.</param>
/// <param name="folders">Where the file may be, in the order in which they are tried.</param>
/// <param name="interruption">Tells whether anybody would see what was closed.</param>
internal sealed class SealOrSaveToFile(ISeal seal, IReadOnlyList<string> folders, Interruption interruption) : ISeal
{
    /// <summary>Nothing ends it: what it is given is the only copy.</summary>
    public async Task<SealResult> SealAsync(ConnectionName connection, Secret secret, CancellationToken cancellation) =>
        await CloseAsync(connection, secret, cancellation) switch
        {
            SealResult.NotSealed open => await PutAsideAsync(connection, secret, open.Reason),
            var done => done,
        };

    private async Task<SealResult> CloseAsync(ConnectionName connection, Secret secret, CancellationToken cancellation)
    {
        if (interruption.IsUnseen)
        {
            return new SealResult.NotSealed("its terminal was closed, so that nobody would see it sealed");
        }

        try
        {
            return await seal.SealAsync(connection, secret, cancellation);
        }
        catch (OperationCanceledException)
        {
            return new SealResult.NotSealed("there was no time left to seal it");
        }
    }

    private async Task<SealResult> PutAsideAsync(ConnectionName connection, Secret secret, string reason) =>
        await RescueFile.WriteAsync(folders, connection, secret) is { } path
            ? new SealResult.SavedToFile(path)
            : new SealResult.NotSealed($"{reason}; nor could it be put into a file");
}
