using Amazon.KeyManagementService;
using Amazon.SimpleNotificationService;
using Amazon.SimpleSystemsManagement;
using Tokens.Adapters.Inspection;

namespace Tokens.Adapters.Composition;

/// <summary>What only reads AWS's configuration. Each client is made at its first use.</summary>
public sealed class Inspectors(IAmazonSimpleSystemsManagement ssm, TimeProvider clock)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    public ParameterInspector Parameters => field ??= new(ssm, clock);

    public TopicInspector Topics =>
        field ??= new(
            new AmazonSimpleNotificationServiceClient(new AmazonSimpleNotificationServiceConfig { Timeout = Limit })
        );

    public KeyInspector Keys =>
        field ??= new(new AmazonKeyManagementServiceClient(new AmazonKeyManagementServiceConfig { Timeout = Limit }));

    /// <summary>Follows no redirect: the date must be that of the host which was asked.</summary>
    public ClockInspector Clock =>
        field ??= new(
            ssm,
            new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { Timeout = Limit },
            clock
        );
}
