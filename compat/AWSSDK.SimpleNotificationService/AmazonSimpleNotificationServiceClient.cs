using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;
using Amazon.Runtime.Credentials.Internal;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Auth;
using Amazon.SimpleNotificationService.Model;

namespace Amazon.SimpleNotificationService;

public class AmazonSimpleNotificationServiceClient : AmazonServiceClient, IAmazonSimpleNotificationService
{
    public AmazonSimpleNotificationServiceClient(AmazonSimpleNotificationServiceConfig config)
        : base(config) { }

    public AmazonSimpleNotificationServiceClient(
        AWSCredentials credentials,
        AmazonSimpleNotificationServiceConfig clientConfig
    )
        : base(credentials, clientConfig) { }

    public AmazonSimpleNotificationServiceClient(
        string awsAccessKeyId,
        string awsSecretAccessKey,
        AmazonSimpleNotificationServiceConfig clientConfig
    )
        : base(awsAccessKeyId, awsSecretAccessKey, clientConfig) { }

    protected override IServiceMetadata ServiceMetadata { get; } = new Metadata();

    public virtual Task<ConfirmSubscriptionResponse> ConfirmSubscriptionAsync(
        ConfirmSubscriptionRequest request,
        CancellationToken cancellationToken = default
    ) => Send<ConfirmSubscriptionResponse>(request, cancellationToken);

    public virtual Task<CreateTopicResponse> CreateTopicAsync(
        CreateTopicRequest request,
        CancellationToken cancellationToken = default
    ) => Send<CreateTopicResponse>(request, cancellationToken);

    public virtual Task<GetSMSSandboxAccountStatusResponse> GetSMSSandboxAccountStatusAsync(
        GetSMSSandboxAccountStatusRequest request,
        CancellationToken cancellationToken = default
    ) => Send<GetSMSSandboxAccountStatusResponse>(request, cancellationToken);

    public virtual Task<GetSubscriptionAttributesResponse> GetSubscriptionAttributesAsync(
        GetSubscriptionAttributesRequest request,
        CancellationToken cancellationToken = default
    ) => Send<GetSubscriptionAttributesResponse>(request, cancellationToken);

    public virtual Task<ListSubscriptionsByTopicResponse> ListSubscriptionsByTopicAsync(
        ListSubscriptionsByTopicRequest request,
        CancellationToken cancellationToken = default
    ) => Send<ListSubscriptionsByTopicResponse>(request, cancellationToken);

    public virtual Task<PublishResponse> PublishAsync(
        PublishRequest request,
        CancellationToken cancellationToken = default
    ) => Send<PublishResponse>(request, cancellationToken);

    public virtual Task<SetSubscriptionAttributesResponse> SetSubscriptionAttributesAsync(
        SetSubscriptionAttributesRequest request,
        CancellationToken cancellationToken = default
    ) => Send<SetSubscriptionAttributesResponse>(request, cancellationToken);

    public virtual Task<SubscribeResponse> SubscribeAsync(
        SubscribeRequest request,
        CancellationToken cancellationToken = default
    ) => Send<SubscribeResponse>(request, cancellationToken);

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) =>
        pipeline.AddHandlerAfter<Marshaller>(new SigV4Handler());

    private Task<TResponse> Send<TResponse>(
        AmazonSimpleNotificationServiceRequest request,
        CancellationToken cancellationToken
    )
        where TResponse : AmazonWebServiceResponse, new()
    {
        var protocol = new QueryProtocol<TResponse>();
        var options = new InvokeOptions { RequestMarshaller = protocol, ResponseUnmarshaller = protocol };
        return InvokeAsync<TResponse>(request, options, cancellationToken);
    }

    private sealed class Metadata : IServiceMetadata
    {
        public string ServiceId => AmazonSimpleNotificationServiceConfig.ServiceId;

        public IDictionary<string, string> OperationNameMapping { get; } = new Dictionary<string, string>();
    }

    /// <summary>Chooses Signature Version 4. Nothing else in the pipeline signs: requests would go out unsigned.</summary>
    private sealed class SigV4Handler : BaseAuthResolverHandler
    {
        protected override List<IAuthSchemeOption> ResolveAuthOptions(IExecutionContext executionContext) =>
            AuthSchemeOption.DEFAULT_SIGV4;
    }
}
