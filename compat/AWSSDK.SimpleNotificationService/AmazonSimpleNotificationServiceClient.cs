using System.Threading;
using System.Threading.Tasks;
using Amazon.Compat;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.SimpleNotificationService.Model;
using Amazon.SimpleNotificationService.Query;

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

    protected override IServiceMetadata ServiceMetadata { get; } =
        new ServiceName(AmazonSimpleNotificationServiceConfig.ServiceId);

    public virtual Task<ConfirmSubscriptionResponse> ConfirmSubscriptionAsync(
        ConfirmSubscriptionRequest request,
        CancellationToken cancellationToken = default
    ) => Send(Operations.ConfirmSubscription, request, cancellationToken);

    public virtual Task<CreateTopicResponse> CreateTopicAsync(
        CreateTopicRequest request,
        CancellationToken cancellationToken = default
    ) => Send(Operations.CreateTopic, request, cancellationToken);

    public virtual Task<GetSMSSandboxAccountStatusResponse> GetSMSSandboxAccountStatusAsync(
        GetSMSSandboxAccountStatusRequest request,
        CancellationToken cancellationToken = default
    ) => Send(Operations.GetSMSSandboxAccountStatus, request, cancellationToken);

    public virtual Task<GetSubscriptionAttributesResponse> GetSubscriptionAttributesAsync(
        GetSubscriptionAttributesRequest request,
        CancellationToken cancellationToken = default
    ) => Send(Operations.GetSubscriptionAttributes, request, cancellationToken);

    public virtual Task<GetTopicAttributesResponse> GetTopicAttributesAsync(
        GetTopicAttributesRequest request,
        CancellationToken cancellationToken = default
    ) => Send(Operations.GetTopicAttributes, request, cancellationToken);

    public virtual Task<ListSubscriptionsByTopicResponse> ListSubscriptionsByTopicAsync(
        ListSubscriptionsByTopicRequest request,
        CancellationToken cancellationToken = default
    ) => Send(Operations.ListSubscriptionsByTopic, request, cancellationToken);

    public virtual Task<PublishResponse> PublishAsync(
        PublishRequest request,
        CancellationToken cancellationToken = default
    ) => Send(Operations.Publish, request, cancellationToken);

    public virtual Task<SetSubscriptionAttributesResponse> SetSubscriptionAttributesAsync(
        SetSubscriptionAttributesRequest request,
        CancellationToken cancellationToken = default
    ) => Send(Operations.SetSubscriptionAttributes, request, cancellationToken);

    public virtual Task<SubscribeResponse> SubscribeAsync(
        SubscribeRequest request,
        CancellationToken cancellationToken = default
    ) => Send(Operations.Subscribe, request, cancellationToken);

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) =>
        pipeline.AddHandlerAfter<Marshaller>(new SigV4Handler());

    private Task<TResponse> Send<TResponse>(
        QueryOperation<TResponse> operation,
        AmazonSimpleNotificationServiceRequest request,
        CancellationToken cancellationToken
    )
        where TResponse : AmazonWebServiceResponse, IXmlShape, new() =>
        InvokeAsync<TResponse>(
            request,
            new InvokeOptions { RequestMarshaller = operation, ResponseUnmarshaller = operation },
            cancellationToken
        );
}
