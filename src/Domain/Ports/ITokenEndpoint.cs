using Tokens.Domain.Model.Tokens;

namespace Tokens.Domain.Ports;

/// <summary>A provider's token endpoint (RFC 6749, section 3.2).</summary>
public interface ITokenEndpoint
{
    /// <summary>
    /// Asks once. Whatever comes of it, a hung or a broken connection included, is an outcome; only the caller's
    /// cancellation throws.
    /// </summary>
    Task<ExchangeOutcome> ExchangeAsync(TokenRequest request, CancellationToken cancellation);
}
