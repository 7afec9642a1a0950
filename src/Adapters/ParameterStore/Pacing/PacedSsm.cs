using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;

namespace Tokens.Adapters.ParameterStore.Pacing;

/// <summary>The calls of the service that a refresh makes, each at the pace of its quota.</summary>
public sealed class PacedSsm(IAmazonSimpleSystemsManagement ssm, SsmPaces paces)
{
    public Task<GetParametersResponse> GetParametersAsync(
        GetParametersRequest request,
        CancellationToken cancellation
    ) => paces.InTurnAsync(SsmQuota.Get, token => ssm.GetParametersAsync(request, token), cancellation);

    public Task<GetParametersByPathResponse> GetParametersByPathAsync(
        GetParametersByPathRequest request,
        CancellationToken cancellation
    ) => paces.InTurnAsync(SsmQuota.Get, token => ssm.GetParametersByPathAsync(request, token), cancellation);

    public Task<GetParameterHistoryResponse> GetParameterHistoryAsync(
        GetParameterHistoryRequest request,
        CancellationToken cancellation
    ) => paces.InTurnAsync(SsmQuota.Get, token => ssm.GetParameterHistoryAsync(request, token), cancellation);

    /// <param name="request">What is to be put.</param>
    /// <param name="atOnce">For the only copy of something, which is not kept waiting.</param>
    /// <param name="cancellation">Ends it.</param>
    public Task<PutParameterResponse> PutParameterAsync(
        PutParameterRequest request,
        bool atOnce,
        CancellationToken cancellation
    ) =>
        atOnce
            ? paces.AtOnceAsync(SsmQuota.Put, token => ssm.PutParameterAsync(request, token), cancellation)
            : paces.InTurnAsync(SsmQuota.Put, token => ssm.PutParameterAsync(request, token), cancellation);

    public Task<DeleteParametersResponse> DeleteParametersAsync(
        DeleteParametersRequest request,
        CancellationToken cancellation
    ) => paces.InTurnAsync(SsmQuota.Delete, token => ssm.DeleteParametersAsync(request, token), cancellation);

    public Task<LabelParameterVersionResponse> LabelParameterVersionAsync(
        LabelParameterVersionRequest request,
        CancellationToken cancellation
    ) => paces.InTurnAsync(SsmQuota.Label, token => ssm.LabelParameterVersionAsync(request, token), cancellation);

    public Task<DescribeParametersResponse> DescribeParametersAsync(
        DescribeParametersRequest request,
        CancellationToken cancellation
    ) => paces.InTurnAsync(SsmQuota.Describe, token => ssm.DescribeParametersAsync(request, token), cancellation);
}
