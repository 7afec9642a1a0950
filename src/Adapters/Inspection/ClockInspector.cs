using Amazon.SimpleSystemsManagement;

namespace Tokens.Adapters.Inspection;

/// <summary>Compares this machine's clock with AWS's: a request whose signature is five minutes off is refused.</summary>
/// <param name="ssm">Tells where AWS is.</param>
/// <param name="http">Asks.</param>
/// <param name="clock">This machine's.</param>
public sealed class ClockInspector(IAmazonSimpleSystemsManagement ssm, HttpClient http, TimeProvider clock)
{
    /// <param name="endpoint">Another AWS; null for the Region's own.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>How far this clock is ahead; null where the answer bears no date.</returns>
    /// <exception cref="StoreException">There was no answer.</exception>
    public async Task<TimeSpan?> AheadAsync(Uri? endpoint, CancellationToken cancellation)
    {
        var url = endpoint ?? OfRegion();
        try
        {
            // Whatever it answers to a question that nobody signed: it bears a date.
            using var answer = await http.GetAsync(url, HttpCompletionOption.ResponseHeadersRead, cancellation);
            return clock.GetUtcNow() - answer.Headers.Date;
        }
        catch (HttpRequestException failure)
        {
            throw new StoreException($"{url.Host} could not be asked for its time ({failure.HttpRequestError})");
        }
        // The client's own limit; HttpClient tells it as a cancellation.
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new StoreException($"{url.Host} did not tell its time within {http.Timeout.TotalSeconds:0} s");
        }
    }

    private Uri OfRegion()
    {
        var region = ssm.Config.RegionEndpoint;
        return new Uri($"https://ssm.{region.SystemName}.{region.PartitionDnsSuffix}");
    }
}
