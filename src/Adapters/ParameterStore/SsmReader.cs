using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;
using Tokens.Adapters.ParameterStore.Pacing;

namespace Tokens.Adapters.ParameterStore;

/// <summary>
/// Reads parameters ten at a time, which is as many as a call takes, by several calls at once. Answers come in any order
/// and are matched by name. One parameter that may not be read (a disabled key, a missing permission) fails a whole call:
/// the call is then halved until the guilty one stands alone, and the others are served.
/// </summary>
/// <param name="ssm">The service.</param>
/// <param name="clock">Waits between attempts.</param>
public sealed class SsmReader(PacedSsm ssm, TimeProvider clock)
{
    private readonly Retries troubled = new(2, SsmFailure.IsTrouble, clock);

    /// <summary>
    /// More often: while the pace is searched, or others use up the quota, one call in three may be refused for seconds,
    /// and ten connections depend on it.
    /// </summary>
    private readonly Retries throttled = new(5, SsmFailure.IsThrottle, clock);

    private const int MaxNames = 10;

    /// <summary>Enough to use up the greater quotas that an account can buy; the pace is another's affair.</summary>
    private const int AtOnce = 8;

    public async Task<IReadOnlyDictionary<ParameterSelector, ParameterLookup>> GetAsync(
        IReadOnlyCollection<ParameterSelector> selectors,
        bool decrypt,
        CancellationToken cancellation
    )
    {
        // An answer does not repeat the label that was asked for, so no call may name one parameter twice.
        var batches = selectors
            .Distinct()
            .GroupBy(selector => selector.Label)
            .SelectMany(sameLabel => sameLabel.Chunk(MaxNames))
            .ToList();
        var found = new Dictionary<ParameterSelector, ParameterLookup>[batches.Count];
        await Parallel.ForAsync(
            0,
            batches.Count,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
            async (batch, token) =>
            {
                found[batch] = [];
                await ReadAsync(batches[batch], decrypt, found[batch], token);
            }
        );
        return found.SelectMany(part => part).ToDictionary();
    }

    /// <summary>The parameters that lie directly in a folder, SecureStrings undecrypted.</summary>
    /// <exception cref="StoreException">The folder could not be read.</exception>
    public async Task<IReadOnlyList<StoredParameter>> ListAsync(ParameterName folder, CancellationToken cancellation)
    {
        var found = new List<StoredParameter>();
        var request = new GetParametersByPathRequest { Path = folder.Value, WithDecryption = false };
        try
        {
            do
            {
                var page = await RetriedAsync(token => ssm.GetParametersByPathAsync(request, token), cancellation);
                found.AddRange((page.Parameters ?? []).Select(Stored));
                request.NextToken = page.NextToken;
            } while (!string.IsNullOrEmpty(request.NextToken));
        }
        catch (Exception failure) when (AwsFailure.IsOne(failure))
        {
            throw SsmFailure.Of("list the parameters below", folder.Value, "ssm:GetParametersByPath", failure);
        }

        return found;
    }

    /// <summary>The versions that the service still has, the oldest first, SecureStrings undecrypted.</summary>
    /// <exception cref="StoreException">They could not be read.</exception>
    public async Task<IReadOnlyList<StoredParameter>> HistoryAsync(ParameterName name, CancellationToken cancellation)
    {
        var found = new List<StoredParameter>();
        var request = new GetParameterHistoryRequest { Name = name.Value, WithDecryption = false };
        try
        {
            do
            {
                var page = await RetriedAsync(token => ssm.GetParameterHistoryAsync(request, token), cancellation);
                found.AddRange((page.Parameters ?? []).Select(version => Stored(name, version)));
                request.NextToken = page.NextToken;
            } while (!string.IsNullOrEmpty(request.NextToken));
        }
        catch (Exception failure) when (AwsFailure.IsOne(failure))
        {
            throw SsmFailure.Of("read the history of", name.Value, "ssm:GetParameterHistory", failure);
        }

        return [.. found.OrderBy(version => version.Version)];
    }

    private static StoredParameter Stored(ParameterName name, ParameterHistory version) =>
        new(
            name,
            Secret.Of(version.Value ?? ""),
            version.Version ?? 0,
            new DateTimeOffset((version.LastModifiedDate ?? DateTime.UnixEpoch).ToUniversalTime())
        )
        {
            IsSecure = version.Type == ParameterType.SecureString,
        };

    /// <summary>A parameter of the service as ours. Names come from the service: they are well formed.</summary>
    internal static StoredParameter Stored(Parameter parameter) =>
        new(
            ((Parsed<ParameterName>.Valid)ParameterName.Parse(parameter.Name)).Value,
            Secret.Of(parameter.Value ?? ""),
            parameter.Version ?? 0,
            new DateTimeOffset((parameter.LastModifiedDate ?? DateTime.UnixEpoch).ToUniversalTime())
        )
        {
            IsSecure = parameter.Type == ParameterType.SecureString,
        };

    private Task<T> RetriedAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellation) =>
        throttled.ExecuteAsync(token => troubled.ExecuteAsync(call, token), cancellation);

    private async Task ReadAsync(
        ParameterSelector[] batch,
        bool decrypt,
        Dictionary<ParameterSelector, ParameterLookup> found,
        CancellationToken cancellation
    )
    {
        try
        {
            var request = new GetParametersRequest
            {
                Names = [.. batch.Select(selector => selector.ToString())],
                WithDecryption = decrypt,
            };
            var answer = await RetriedAsync(token => ssm.GetParametersAsync(request, token), cancellation);
            var byName = (answer.Parameters ?? []).Select(Stored).ToDictionary(stored => stored.Name);
            foreach (var selector in batch)
            {
                found[selector] = byName.TryGetValue(selector.Name, out var stored)
                    ? new ParameterLookup.Found(stored)
                    : new ParameterLookup.Missing();
            }
        }
        catch (Exception failure) when (SsmFailure.MayConcernOneOfMany(failure) && batch.Length > 1)
        {
            await ReadAsync(batch[..(batch.Length / 2)], decrypt, found, cancellation);
            await ReadAsync(batch[(batch.Length / 2)..], decrypt, found, cancellation);
        }
        catch (Exception failure) when (AwsFailure.IsOne(failure))
        {
            foreach (var selector in batch)
            {
                var reason = SsmFailure.Of("read the parameter", selector.ToString(), "ssm:GetParameters", failure);
                found[selector] = new ParameterLookup.Unreadable(reason.Message);
            }
        }
    }
}
