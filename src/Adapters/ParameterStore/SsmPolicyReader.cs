using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;

namespace Tokens.Adapters.ParameterStore;

/// <summary>Reads which reminders the store was asked to give of parameters.</summary>
public sealed class SsmPolicyReader(IAmazonSimpleSystemsManagement ssm)
{
    /// <summary>As many values as one filter takes.</summary>
    private const int Batch = 50;

    private static readonly SsmAction Describe = new("describe", "ssm:DescribeParameters");

    /// <summary>Those of the names that exist and have policies of a kind that is known here.</summary>
    /// <exception cref="StoreException">They could not be described.</exception>
    public async Task<IReadOnlyList<PolicedParameter>> ReadAsync(
        IReadOnlyCollection<ParameterName> names,
        CancellationToken cancellation
    )
    {
        var found = new List<PolicedParameter>();
        try
        {
            foreach (var batch in names.Chunk(Batch))
            {
                found.AddRange((await DescribeAsync(batch, cancellation)).Select(Policed).OfType<PolicedParameter>());
            }
        }
        catch (Exception failure) when (AwsFailure.IsOne(failure))
        {
            throw SsmFailure.Of(Describe, "the parameters of credentials", failure);
        }

        return found;
    }

    private async Task<IReadOnlyList<ParameterMetadata>> DescribeAsync(
        ParameterName[] names,
        CancellationToken cancellation
    )
    {
        var all = new List<ParameterMetadata>();
        var request = new DescribeParametersRequest
        {
            ParameterFilters =
            [
                new ParameterStringFilter
                {
                    Key = "Name",
                    Option = "Equals",
                    Values = [.. names.Select(name => name.Value)],
                },
            ],
        };
        do
        {
            var page = await ssm.DescribeParametersAsync(request, cancellation);
            all.AddRange(page.Parameters ?? []);
            request.NextToken = page.NextToken;
        } while (!string.IsNullOrEmpty(request.NextToken));

        return all;
    }

    private static PolicedParameter? Policed(ParameterMetadata parameter)
    {
        var texts = (parameter.Policies ?? []).Select(policy => policy.PolicyText ?? "").ToList();
        var policies = texts.Select(PolicyJson.Read).OfType<NoChangeNotification>().ToList();
        var expiration = ExpirationJson.Read(texts);
        return
            (policies.Count > 0 || expiration is not null)
            && parameter.LastModifiedDate is { } modified
            && ParameterName.Parse(parameter.Name) is Parsed<ParameterName>.Valid name
            ? new PolicedParameter(name.Value, new DateTimeOffset(modified.ToUniversalTime()), policies)
            {
                Expiration = expiration,
            }
            : null;
    }
}
