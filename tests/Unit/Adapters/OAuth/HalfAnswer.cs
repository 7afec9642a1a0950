namespace Tokens.Tests.Unit.Adapters.OAuth;

/// <summary>A body that begins and then stays away, or breaks.</summary>
internal sealed class HalfAnswer : Stream
{
    private readonly TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool begun;

    public bool Breaks { get; init; }

    /// <summary>When the end of the first half was reached.</summary>
    public Task Reached => reached.Task.WaitAsync(RefreshWorld.Patience);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (!begun)
        {
            begun = true;
            "{\"access_token\":"u8.CopyTo(buffer.Span);
            return 16;
        }

        reached.TrySetResult();
        if (Breaks)
        {
            throw new IOException("fake-refresh-token-1");
        }

        await Task.Delay(Timeout.Infinite, cancellationToken);
        return 0;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
