namespace Tokens.Bench.Day;

/// <summary>A provider that answers after 150 ms, and always with a token.</summary>
internal sealed class DayProvider(TimeProvider clock, TimeSpan lifetime) : ITokenEndpoint
{
    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(150);

    private readonly ExchangeOutcome answer = new ExchangeOutcome.Refreshed(
        new AccessToken(Secret.Of("fake-access-token"), lifetime),
        RefreshToken: null,
        InstanceUrl: null
    );

    public async Task<ExchangeOutcome> ExchangeAsync(TokenRequest request, CancellationToken cancellation)
    {
        await Task.Delay(Latency, clock, cancellation);
        return answer;
    }
}
