using Tokens.Domain.Model.Connections;
using Tokens.Domain.Model.Values;
using Tokens.Domain.Ports;

namespace Tokens.Emulator.InProcess;

/// <summary>For a store that accepts every write: there is nothing to seal, and no key.</summary>
public sealed class NoSeal : ISeal
{
    public Task<SealResult> SealAsync(ConnectionName connection, Secret secret, CancellationToken cancellation) =>
        Task.FromResult<SealResult>(new SealResult.NotSealed("the emulator's store accepts every write"));
}
