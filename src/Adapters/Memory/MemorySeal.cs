using Tokens.Domain.Connections;
using Tokens.Domain.Credentials;
using Tokens.Domain.Ports;

namespace Tokens.Adapters.Memory;

/// <summary>The embedded store takes every write: there is nothing to seal, and no key.</summary>
public sealed class MemorySeal : ISeal
{
    public Task<Sealing> SealAsync(ConnectionName connection, Secret secret, CancellationToken cancellation) =>
        Task.FromResult<Sealing>(new Sealing.NotClosed("the embedded store has no key"));
}
