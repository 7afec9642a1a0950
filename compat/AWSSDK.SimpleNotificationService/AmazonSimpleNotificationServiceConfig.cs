using System;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Util.Internal;

namespace Amazon.SimpleNotificationService;

public class AmazonSimpleNotificationServiceConfig : ClientConfig
{
    /// <summary>What AWS documents as "standard", the real client's default.</summary>
    private static readonly DefaultConfiguration Standard = new()
    {
        Name = DefaultConfigurationMode.Standard,
        RetryMode = RequestRetryMode.Standard,
        ConnectTimeout = TimeSpan.FromMilliseconds(3100),
        TlsNegotiationTimeout = TimeSpan.FromMilliseconds(3100),
    };

    public AmazonSimpleNotificationServiceConfig()
        : base(new DefaultConfigurationProvider([Standard]))
    {
        base.ServiceId = ServiceId;
        AuthenticationServiceName = RegionEndpointServiceName;
    }

    internal static new string ServiceId => "SNS";

    public override string RegionEndpointServiceName => "sns";

    public override string ServiceVersion => "2010-03-31";

    public override string UserAgent { get; } = InternalSDKUtils.BuildUserAgentString(ServiceId, "4.0.1.1");

    /// <summary>
    /// ServiceURL, which AWS_ENDPOINT_URL and AWS_ENDPOINT_URL_SNS set too; otherwise the region's public endpoint.
    /// </summary>
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters)
    {
        if (!string.IsNullOrEmpty(ServiceURL))
        {
            return new Endpoint(ServiceURL);
        }

        return UseFIPSEndpoint || UseDualstackEndpoint
            ? throw new AmazonClientException("compat/ knows no FIPS and no dual-stack endpoints: set ServiceURL.")
            : new Endpoint($"https://sns.{RegionEndpoint.SystemName}.{RegionEndpoint.PartitionDnsSuffix}");
    }
}
