namespace Tokens.Adapters.Memory;

/// <summary>The embedded store takes every write: there is nothing to seal, and no key.</summary>
public sealed class MemorySeal : ISeal
{
    public Task<SealResult> SealAsync(ConnectionName connection, Secret secret, CancellationToken cancellation) =>
        Task.FromResult<SealResult>(new SealResult.NotSealed("the embedded store has no key"));
}
