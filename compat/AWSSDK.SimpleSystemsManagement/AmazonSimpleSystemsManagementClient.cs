using System.Threading;
using System.Threading.Tasks;
using Amazon.Compat;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.SimpleSystemsManagement.Json;
using Amazon.SimpleSystemsManagement.Model;

namespace Amazon.SimpleSystemsManagement;

public class AmazonSimpleSystemsManagementClient : AmazonServiceClient, IAmazonSimpleSystemsManagement
{
    public AmazonSimpleSystemsManagementClient()
        : this(new AmazonSimpleSystemsManagementConfig()) { }

    public AmazonSimpleSystemsManagementClient(AmazonSimpleSystemsManagementConfig config)
        : base(config) { }

    public AmazonSimpleSystemsManagementClient(
        AWSCredentials credentials,
        AmazonSimpleSystemsManagementConfig clientConfig
    )
        : base(credentials, clientConfig) { }

    public AmazonSimpleSystemsManagementClient(
        string awsAccessKeyId,
        string awsSecretAccessKey,
        AmazonSimpleSystemsManagementConfig clientConfig
    )
        : base(awsAccessKeyId, awsSecretAccessKey, clientConfig) { }

    protected override IServiceMetadata ServiceMetadata { get; } =
        new ServiceName(AmazonSimpleSystemsManagementConfig.ServiceId);

    public virtual Task<DeleteParameterResponse> DeleteParameterAsync(
        DeleteParameterRequest request,
        CancellationToken cancellationToken = default
    ) => Send(Operations.DeleteParameter, request, cancellationToken);

    public virtual Task<DeleteParametersResponse> DeleteParametersAsync(
        DeleteParametersRequest request,
        CancellationToken cancellationToken = default
    ) => Send(Operations.DeleteParameters, request, cancellationToken);

    public virtual Task<DescribeParametersResponse> DescribeParametersAsync(
        DescribeParametersRequest request,
        CancellationToken cancellationToken = default
    ) => Send(Operations.DescribeParameters, request, cancellationToken);

    public virtual Task<GetParameterResponse> GetParameterAsync(
        GetParameterRequest request,
        CancellationToken cancellationToken = default
    ) => Send(Operations.GetParameter, request, cancellationToken);

    public virtual Task<GetParameterHistoryResponse> GetParameterHistoryAsync(
        GetParameterHistoryRequest request,
        CancellationToken cancellationToken = default
    ) => Send(Operations.GetParameterHistory, request, cancellationToken);

    public virtual Task<GetParametersResponse> GetParametersAsync(
        GetParametersRequest request,
        CancellationToken cancellationToken = default
    ) => Send(Operations.GetParameters, request, cancellationToken);

    public virtual Task<GetParametersByPathResponse> GetParametersByPathAsync(
        GetParametersByPathRequest request,
        CancellationToken cancellationToken = default
    ) => Send(Operations.GetParametersByPath, request, cancellationToken);

    public virtual Task<LabelParameterVersionResponse> LabelParameterVersionAsync(
        LabelParameterVersionRequest request,
        CancellationToken cancellationToken = default
    ) => Send(Operations.LabelParameterVersion, request, cancellationToken);

    public virtual Task<PutParameterResponse> PutParameterAsync(
        PutParameterRequest request,
        CancellationToken cancellationToken = default
    ) => Send(Operations.PutParameter, request, cancellationToken);

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) =>
        pipeline.AddHandlerAfter<Marshaller>(new SigV4Handler());

    private Task<TResponse> Send<TResponse>(
        JsonOperation<TResponse> operation,
        AmazonSimpleSystemsManagementRequest request,
        CancellationToken cancellationToken
    )
        where TResponse : AmazonWebServiceResponse, IJsonShape, new() =>
        InvokeAsync<TResponse>(
            request,
            new InvokeOptions { RequestMarshaller = operation, ResponseUnmarshaller = operation },
            cancellationToken
        );
}
