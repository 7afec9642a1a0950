namespace Tokens.Tests.ParameterStoreServer.Http;

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
