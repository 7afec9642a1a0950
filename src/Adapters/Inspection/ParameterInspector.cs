using Amazon.Runtime;
using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;
using Tokens.Adapters.ParameterStore;

namespace Tokens.Adapters.Inspection;

/// <summary>Looks at parameters, never at a value.</summary>
/// <param name="ssm">The service, whose client tries nothing twice.</param>
/// <param name="clock">Waits between attempts.</param>
public sealed class ParameterInspector(IAmazonSimpleSystemsManagement ssm, TimeProvider clock)
{
    /// <summary>No value matches it, so nothing is ever written under it.</summary>
    private const string Unmatched = "^$";

    private readonly Retries retries = new(4, SsmFailure.IsPassing, clock);

    /// <summary>As many values as one filter takes.</summary>
    private const int Batch = 50;

    /// <summary>Those of the names that exist.</summary>
    /// <exception cref="StoreException">They could not be described.</exception>
    public async Task<IReadOnlyList<ParameterFacts>> DescribeAsync(
        IReadOnlyCollection<ParameterName> names,
        CancellationToken cancellation
    )
    {
        var found = new List<ParameterFacts>();
        foreach (var batch in names.Distinct().Chunk(Batch))
        {
            var filter = new ParameterStringFilter
            {
                Key = "Name",
                Option = "Equals",
                Values = [.. batch.Select(name => name.Value)],
            };
            await foreach (var page in PagesAsync([filter], cancellation))
            {
                found.AddRange(page.Select(Facts));
            }
        }

        return found;
    }

    /// <summary>Whether anything lies directly in one of the folders.</summary>
    /// <exception cref="StoreException">They could not be described.</exception>
    public async Task<bool> HasAnyAsync(IReadOnlyList<ParameterName> folders, CancellationToken cancellation)
    {
        var filter = new ParameterStringFilter
        {
            Key = "Path",
            Option = "OneLevel",
            Values = [.. folders.Select(folder => folder.Value)],
        };
        await foreach (var page in PagesAsync([filter], cancellation))
        {
            if (page.Count > 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>How many standard parameters the account has in this Region: a call for each 50 parameters.</summary>
    /// <exception cref="StoreException">They could not be counted.</exception>
    public async Task<int> CountStandardAsync(CancellationToken cancellation)
    {
        var count = 0;
        await foreach (var page in PagesAsync([], cancellation))
        {
            count += page.Count(parameter => parameter.Tier == ParameterTier.Standard);
        }

        return count;
    }

    /// <summary>The labels on the oldest version that is kept, and how many are kept.</summary>
    /// <exception cref="StoreException">Its history could not be read.</exception>
    public async Task<(int Kept, IReadOnlyList<string> OldestLabels)> HistoryAsync(
        ParameterName name,
        CancellationToken cancellation
    )
    {
        var all = new List<ParameterHistory>();
        var request = new GetParameterHistoryRequest { Name = name.Value, WithDecryption = false };
        try
        {
            do
            {
                var page = await retries.ExecuteAsync(
                    token => ssm.GetParameterHistoryAsync(request, token),
                    cancellation
                );
                all.AddRange(page.Parameters ?? []);
                request.NextToken = page.NextToken;
            } while (!string.IsNullOrEmpty(request.NextToken));
        }
        catch (Exception failure) when (AwsFailure.IsOne(failure))
        {
            throw InspectionFailure.Of($"the history of {name}", "ssm:GetParameterHistory", failure);
        }

        return (all.Count, all.MinBy(version => version.Version)?.Labels ?? []);
    }

    /// <summary>
    /// Asks to create a parameter with a value that it may not have: whoever may write it is told that it exists, or that
    /// the value does not match, and nothing is written even where it was deleted a moment ago.
    /// </summary>
    /// <exception cref="StoreException">It may not be written.</exception>
    public async Task TryWritingAsync(ParameterName name, CancellationToken cancellation)
    {
        var request = new PutParameterRequest
        {
            Name = name.Value,
            Value = "doctor",
            Type = ParameterType.String,
            Overwrite = false,
            AllowedPattern = Unmatched,
        };
        try
        {
            await retries.ExecuteAsync(token => ssm.PutParameterAsync(request, token), cancellation);
        }
        catch (AmazonServiceException refusal)
            when (refusal.ErrorCode is "ParameterAlreadyExists" or "ParameterPatternMismatchException") { }
        catch (Exception failure) when (AwsFailure.IsOne(failure))
        {
            throw SsmFailure.Of(SsmParameters.Write, name.Value, failure);
        }
    }

    private async IAsyncEnumerable<IReadOnlyList<ParameterMetadata>> PagesAsync(
        List<ParameterStringFilter> filters,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation
    )
    {
        var request = new DescribeParametersRequest { ParameterFilters = filters };
        do
        {
            var page = await DescribeAsync(request, cancellation);
            yield return page.Parameters ?? [];
            request.NextToken = page.NextToken;
        } while (!string.IsNullOrEmpty(request.NextToken));
    }

    private async Task<DescribeParametersResponse> DescribeAsync(
        DescribeParametersRequest request,
        CancellationToken cancellation
    )
    {
        try
        {
            return await retries.ExecuteAsync(token => ssm.DescribeParametersAsync(request, token), cancellation);
        }
        catch (Exception failure) when (AwsFailure.IsOne(failure))
        {
            throw InspectionFailure.Of("what parameters there are", "ssm:DescribeParameters on *", failure);
        }
    }

    private static ParameterFacts Facts(ParameterMetadata parameter) =>
        new(
            ((Parsed<ParameterName>.Valid)ParameterName.Parse(parameter.Name)).Value,
            parameter.Type == ParameterType.SecureString,
            parameter.Version ?? 0,
            [
                .. (parameter.Policies ?? []).Select(policy => new PolicyState(
                    policy.PolicyType ?? "",
                    policy.PolicyStatus ?? ""
                )),
            ]
        );
}
