namespace Tokens.Tests.Unit;

/// <summary>Keeps what it closes behind a number.</summary>
internal sealed class FakeSeal : ISeal
{
    private readonly List<(ConnectionName Connection, Secret Secret)> closed = [];

    public bool HasKey { get; set; } = true;

    public Task<SealResult> SealAsync(ConnectionName connection, Secret secret, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (!HasKey)
        {
            return Task.FromResult<SealResult>(new SealResult.NotSealed("no key is configured"));
        }

        closed.Add((connection, secret));
        return Task.FromResult<SealResult>(new SealResult.Sealed($"sealed-{closed.Count}"));
    }

    public Secret Open(string connection, string text) =>
        closed
            .Where((entry, index) => text == $"sealed-{index + 1}" && entry.Connection.Value == connection)
            .Single()
            .Secret;
}
