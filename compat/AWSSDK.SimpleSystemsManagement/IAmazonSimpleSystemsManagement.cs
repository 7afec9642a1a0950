using System;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;
using Amazon.SimpleSystemsManagement.Model;

namespace Amazon.SimpleSystemsManagement;

public interface IAmazonSimpleSystemsManagement : IAmazonService, IDisposable
{
    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonSimpleSystemsManagementConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(
        AWSCredentials awsCredentials,
        ClientConfig clientConfig
    ) => new AmazonSimpleSystemsManagementClient(awsCredentials, (AmazonSimpleSystemsManagementConfig)clientConfig);

    Task<DeleteParameterResponse> DeleteParameterAsync(
        DeleteParameterRequest request,
        CancellationToken cancellationToken = default
    );

    Task<DeleteParametersResponse> DeleteParametersAsync(
        DeleteParametersRequest request,
        CancellationToken cancellationToken = default
    );

    Task<DescribeParametersResponse> DescribeParametersAsync(
        DescribeParametersRequest request,
        CancellationToken cancellationToken = default
    );

    Task<GetParameterResponse> GetParameterAsync(
        GetParameterRequest request,
        CancellationToken cancellationToken = default
    );

    Task<GetParameterHistoryResponse> GetParameterHistoryAsync(
        GetParameterHistoryRequest request,
        CancellationToken cancellationToken = default
    );

    Task<GetParametersResponse> GetParametersAsync(
        GetParametersRequest request,
        CancellationToken cancellationToken = default
    );

    Task<GetParametersByPathResponse> GetParametersByPathAsync(
        GetParametersByPathRequest request,
        CancellationToken cancellationToken = default
    );

    Task<LabelParameterVersionResponse> LabelParameterVersionAsync(
        LabelParameterVersionRequest request,
        CancellationToken cancellationToken = default
    );

    Task<PutParameterResponse> PutParameterAsync(
        PutParameterRequest request,
        CancellationToken cancellationToken = default
    );
}
