using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;

namespace Tokens.Adapters.ParameterStore;

/// <summary>
/// Reads several batches at once. Answers come in any order and are matched by name. One parameter that may not be read
/// (a disabled key, a missing permission) fails a whole call: its batch is halved until that one is alone, so that the
/// others are served.
/// </summary>
public sealed partial class SsmParameters
{
    /// <summary>Enough to use up the greater quotas that an account can buy; the pace is another's affair.</summary>
    private const int AtOnce = 8;

    private static readonly SsmAction Read = new("read the parameter", "ssm:GetParameters");
    private static readonly SsmAction List = new("list the parameters below", "ssm:GetParametersByPath");
    private static readonly SsmAction ReadHistory = new("read the history of", "ssm:GetParameterHistory");

    private readonly Retries troubled = new(2, SsmFailure.IsTrouble, clock);

    /// <summary>
    /// More often: while the pace is searched, or others use up the quota, one call in three may be refused for seconds,
    /// and ten connections depend on it.
    /// </summary>
    private readonly Retries throttled = new(5, SsmFailure.IsThrottle, clock);

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

    public Task<IReadOnlyList<StoredParameter>> ListAsync(ParameterName folder, CancellationToken cancellation) =>
        GuardedAsync<IReadOnlyList<StoredParameter>>(
            List,
            folder.Value,
            async () =>
            {
                var found = new List<StoredParameter>();
                var request = new GetParametersByPathRequest { Path = folder.Value, WithDecryption = false };
                do
                {
                    var page = await ReadAsync(token => ssm.GetParametersByPathAsync(request, token), cancellation);
                    found.AddRange((page.Parameters ?? []).Select(Stored));
                    request.NextToken = page.NextToken;
                } while (!string.IsNullOrEmpty(request.NextToken));

                return found;
            }
        );

    public Task<IReadOnlyList<StoredParameter>> HistoryAsync(ParameterName name, CancellationToken cancellation) =>
        GuardedAsync<IReadOnlyList<StoredParameter>>(
            ReadHistory,
            name.Value,
            async () =>
            {
                var found = new List<StoredParameter>();
                var request = new GetParameterHistoryRequest { Name = name.Value, WithDecryption = false };
                do
                {
                    var page = await ReadAsync(token => ssm.GetParameterHistoryAsync(request, token), cancellation);
                    found.AddRange((page.Parameters ?? []).Select(version => Stored(name, version)));
                    request.NextToken = page.NextToken;
                } while (!string.IsNullOrEmpty(request.NextToken));

                return [.. found.OrderBy(version => version.Version)];
            }
        );

    private Task<T> ReadAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellation) =>
        throttled.ExecuteAsync(
            token => troubled.ExecuteAsync(again => paces.Get.InTurnAsync(call, again), token),
            cancellation
        );

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
            var answer = await ReadAsync(token => ssm.GetParametersAsync(request, token), cancellation);
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
                var reason = SsmFailure.Of(Read, selector.ToString(), failure);
                found[selector] = new ParameterLookup.Unreadable(reason.Message, reason.Kind);
            }
        }
    }

    private static StoredParameter Stored(ParameterName name, ParameterHistory version) =>
        new(name, Secret.Of(version.Value ?? ""), version.Version ?? 0, Time(version.LastModifiedDate))
        {
            IsSecure = version.Type == ParameterType.SecureString,
        };

    /// <summary>Names come from the service: they are well formed.</summary>
    private static StoredParameter Stored(Parameter parameter) =>
        new(
            ((Parsed<ParameterName>.Valid)ParameterName.Parse(parameter.Name)).Value,
            Secret.Of(parameter.Value ?? ""),
            parameter.Version ?? 0,
            Time(parameter.LastModifiedDate)
        )
        {
            IsSecure = parameter.Type == ParameterType.SecureString,
        };

    private static DateTimeOffset Time(DateTime? modified) => new((modified ?? DateTime.UnixEpoch).ToUniversalTime());
}
