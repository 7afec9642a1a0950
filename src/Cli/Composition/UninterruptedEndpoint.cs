namespace Tokens.Cli.Composition;

/// <summary>Holds off Ctrl-C before the first exchange: what a provider answers may be the only copy.</summary>
internal sealed class UninterruptedEndpoint(ITokenEndpoint endpoint, Interruption interruption) : ITokenEndpoint
{
    public Task<ExchangeOutcome> ExchangeAsync(TokenRequest request, CancellationToken cancellation)
    {
        interruption.HoldOff();
        return endpoint.ExchangeAsync(request, cancellation);
    }
}
