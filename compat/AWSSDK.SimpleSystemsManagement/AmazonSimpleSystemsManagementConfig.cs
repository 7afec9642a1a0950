using Amazon.Compat;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Util.Internal;

namespace Amazon.SimpleSystemsManagement;

public class AmazonSimpleSystemsManagementConfig : ClientConfig
{
    public AmazonSimpleSystemsManagementConfig()
        : base(Defaults.Provider)
    {
        base.ServiceId = ServiceId;
        AuthenticationServiceName = RegionEndpointServiceName;
    }

    public static new string ServiceId => "SSM";

    public override string RegionEndpointServiceName => "ssm";

    public override string ServiceVersion => "2014-11-06";

    public override string UserAgent { get; } = InternalSDKUtils.BuildUserAgentString(ServiceId, "4.0.6.6");

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        Defaults.EndpointOf(this);
}
