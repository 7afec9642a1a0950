using System;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;

namespace Amazon.Compat;

internal static class Defaults
{
    /// <summary>
    /// The one set of defaults that AWS documents as "standard" and the real clients use unless told otherwise.
    /// </summary>
    public static DefaultConfigurationProvider Provider { get; } =
        new(
            new IDefaultConfiguration[]
            {
                new DefaultConfiguration
                {
                    Name = DefaultConfigurationMode.Standard,
                    RetryMode = RequestRetryMode.Standard,
                    ConnectTimeout = TimeSpan.FromMilliseconds(3100),
                    TlsNegotiationTimeout = TimeSpan.FromMilliseconds(3100),
                    TimeToFirstByteTimeout = null,
                    HttpRequestTimeout = null,
                },
            }
        );

    /// <summary>
    /// ServiceURL, which AWS_ENDPOINT_URL and AWS_ENDPOINT_URL_{SERVICE} set too, else the region's public endpoint.
    /// </summary>
    public static Endpoint EndpointOf(ClientConfig config)
    {
        if (!string.IsNullOrEmpty(config.ServiceURL))
        {
            return new Endpoint(config.ServiceURL);
        }

        if (config.UseFIPSEndpoint || config.UseDualstackEndpoint)
        {
            throw new AmazonClientException("compat/ knows no FIPS and no dual-stack endpoints: set ServiceURL.");
        }

        var region = config.RegionEndpoint;
        return new Endpoint(
            $"https://{config.RegionEndpointServiceName}.{region.SystemName}.{region.PartitionDnsSuffix}"
        );
    }
}
