using System;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;
using Amazon.SimpleNotificationService.Model;

namespace Amazon.SimpleNotificationService;

public interface IAmazonSimpleNotificationService : IAmazonService, IDisposable
{
    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonSimpleNotificationServiceConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(
        AWSCredentials awsCredentials,
        ClientConfig clientConfig
    ) => new AmazonSimpleNotificationServiceClient(awsCredentials, (AmazonSimpleNotificationServiceConfig)clientConfig);

    Task<GetSMSSandboxAccountStatusResponse> GetSMSSandboxAccountStatusAsync(
        GetSMSSandboxAccountStatusRequest request,
        CancellationToken cancellationToken = default
    );

    Task<GetSubscriptionAttributesResponse> GetSubscriptionAttributesAsync(
        GetSubscriptionAttributesRequest request,
        CancellationToken cancellationToken = default
    );

    Task<ListSubscriptionsByTopicResponse> ListSubscriptionsByTopicAsync(
        ListSubscriptionsByTopicRequest request,
        CancellationToken cancellationToken = default
    );

    Task<PublishResponse> PublishAsync(PublishRequest request, CancellationToken cancellationToken = default);
}
