using Tokens.Tests.ParameterStoreServer.Model;

namespace Tokens.Tests.ParameterStoreServer.Http;

/// <summary>Holds one second's worth of calls and is refilled steadily.</summary>
internal sealed class TokenBucket(double perSecond, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly double _size = Math.Max(1, perSecond);
    private double _tokens = Math.Max(1, perSecond);
    private DateTimeOffset _filled = time.GetUtcNow();

    public void Take()
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            _tokens = Math.Min(_size, _tokens + ((now - _filled).TotalSeconds * perSecond));
            _filled = now;
            if (_tokens < 1)
            {
                throw new RefusedException("ThrottlingException", "Rate exceeded");
            }

            _tokens--;
        }
    }
}
