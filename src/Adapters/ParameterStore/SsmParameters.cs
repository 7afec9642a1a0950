using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;
using Tokens.Domain.Connections;

namespace Tokens.Adapters.ParameterStore;

/// <summary>Parameters in AWS Systems Manager.</summary>
public sealed class SsmParameters(IAmazonSimpleSystemsManagement ssm, SsmReader reader, SsmWriter writer) : IParameters
{
    public Task<IReadOnlyDictionary<ParameterSelector, ParameterLookup>> GetAsync(
        IReadOnlyCollection<ParameterSelector> selectors,
        bool decrypt,
        CancellationToken cancellation
    ) => reader.GetAsync(selectors, decrypt, cancellation);

    public async Task<IReadOnlyList<StoredParameter>> ListAsync(ParameterName folder, CancellationToken cancellation)
    {
        var found = new List<StoredParameter>();
        var request = new GetParametersByPathRequest { Path = folder.Value, WithDecryption = false };
        try
        {
            do
            {
                var page = await ssm.GetParametersByPathAsync(request, cancellation);
                found.AddRange((page.Parameters ?? []).Select(SsmReader.Stored));
                request.NextToken = page.NextToken;
            } while (!string.IsNullOrEmpty(request.NextToken));
        }
        catch (Exception failure) when (AwsFailure.IsOne(failure))
        {
            throw SsmFailure.Of("list the parameters below", folder.Value, "ssm:GetParametersByPath", failure);
        }

        return found;
    }

    public Task WriteAsync(ParameterWrite write, CancellationToken cancellation) =>
        writer.WriteAsync(write, cancellation);

    public Task<Creation> CreateAsync(ParameterWrite write, CancellationToken cancellation) =>
        writer.CreateAsync(write, cancellation);

    public Task DeleteAsync(IReadOnlyCollection<ParameterName> names, CancellationToken cancellation) =>
        writer.DeleteAsync(names, cancellation);

    public Task LabelAsync(ParameterName name, long version, string label, CancellationToken cancellation) =>
        writer.LabelAsync(name, version, label, cancellation);
}
