using Tokens.Emulator.Http;
using Tokens.Emulator.Ssm;

namespace Tokens.Emulator.Ssm;

/// <summary>AWS's separate rates. The operations it names no rate for are never refused here.</summary>
internal sealed class Throttle(ThrottlingRates rates, TimeProvider time)
{
    private readonly TokenBucket _gets = new(rates.Gets, time);
    private readonly TokenBucket _puts = new(rates.Puts, time);
    private readonly TokenBucket _deletes = new(rates.Deletes, time);

    public void Admit(string operation)
    {
        var bucket = operation switch
        {
            "GetParameter" or "GetParameters" or "GetParametersByPath" => _gets,
            "PutParameter" => _puts,
            "DeleteParameter" or "DeleteParameters" => _deletes,
            _ => null,
        };
        bucket?.Take();
    }
}

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
