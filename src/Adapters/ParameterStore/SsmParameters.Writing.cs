using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;
using Microsoft.Extensions.Logging;

namespace Tokens.Adapters.ParameterStore;

/// <summary>Writes, labels and deletes, with one call for each unless the service is in trouble.</summary>
public sealed partial class SsmParameters
{
    /// <summary>
    /// A refresh token that may be the only copy waits for its key, and others in the account may ask for descriptions
    /// all day.
    /// </summary>
    private static readonly TimeSpan LongestDescription = TimeSpan.FromSeconds(3);

    internal static readonly SsmAction Write = new("write the parameter", "ssm:PutParameter");
    private static readonly SsmAction Create = new("create the parameter", "ssm:PutParameter");
    private static readonly SsmAction Delete = new("delete the parameters", "ssm:DeleteParameters");
    private static readonly SsmAction Describe = new("describe the parameter", "ssm:DescribeParameters");

    private readonly Retries brief = new(4, SsmFailure.IsPassing, clock);

    /// <summary>For the only copy of something, until the caller's time is up.</summary>
    private readonly Retries untilCancelled = new(int.MaxValue, SsmFailure.IsPassing, clock);

    public Task WriteAsync(ParameterWrite write, CancellationToken cancellation) =>
        PutAsync(Write, write, cancellation);

    public async Task<Creation> CreateAsync(ParameterWrite write, CancellationToken cancellation)
    {
        try
        {
            await PutAsync(Create, write, cancellation);
            return Creation.Made;
        }
        catch (ParameterAlreadyExistsException)
        {
            return Creation.NameTaken;
        }
    }

    public async Task DeleteAsync(IReadOnlyCollection<ParameterName> names, CancellationToken cancellation)
    {
        foreach (var batch in names.Select(name => name.Value).Distinct().Chunk(MaxNames))
        {
            var request = new DeleteParametersRequest { Names = [.. batch] };
            await GuardedAsync(
                Delete,
                string.Join(", ", batch),
                () =>
                    brief.ExecuteAsync(
                        token => paces.Delete.InTurnAsync(again => ssm.DeleteParametersAsync(request, again), token),
                        cancellation
                    )
            );
        }
    }

    public Task LabelAsync(ParameterName name, long version, string label, CancellationToken cancellation)
    {
        var request = new LabelParameterVersionRequest
        {
            Name = name.Value,
            ParameterVersion = version,
            Labels = [label],
        };
        return GuardedAsync(
            new SsmAction($"label version {version} of the parameter", "ssm:LabelParameterVersion"),
            name.Value,
            () =>
                brief.ExecuteAsync(
                    token => paces.Label.InTurnAsync(again => ssm.LabelParameterVersionAsync(request, again), token),
                    cancellation
                )
        );
    }

    private async Task PutAsync(SsmAction action, ParameterWrite write, CancellationToken cancellation)
    {
        var request = SsmPutRequest.Of(write, overwrite: action == Write, keyId);
        if (write.KeepsItsKey)
        {
            SsmPutRequest.Keep(request, await KnownAsync(write.Name, cancellation));
        }

        await GuardedAsync(
            action,
            request.Name,
            () => PutAsync(request, write, cancellation),
            // A status or a claim is no secret: an error text may repeat it.
            write.IsSecure
                ? [write.Value]
                : []
        );
    }

    /// <summary>
    /// With as many of its policies as the store takes: all, else the first, else none. Whether several of one type are
    /// allowed is documented nowhere, and no reminder is worth a lost credential.
    /// </summary>
    private async Task<PutParameterResponse> PutAsync(
        PutParameterRequest request,
        ParameterWrite write,
        CancellationToken cancellation
    )
    {
        SsmPutRequest.Set(request, write.Policies);
        try
        {
            return await (
                write.OnlyCopyAfter is { } replaced
                    ? PutOnlyCopyAsync(request, replaced, cancellation)
                    : brief.ExecuteAsync(
                        token => paces.Put.InTurnAsync(again => ssm.PutParameterAsync(request, again), token),
                        cancellation
                    )
            );
        }
        catch (AmazonSimpleSystemsManagementException refusal)
            when (write.Policies.Count > 0 && SsmFailure.IsAboutPolicies(refusal))
        {
            IReadOnlyList<NoChangeNotification> fewer = write.Policies.Count > 1 ? [write.Policies[0]] : [];
            LogFewer(request.Name, write.Policies.Count, refusal.ErrorCode, fewer.Count);
            return await PutAsync(request, write with { Policies = fewer }, cancellation);
        }
    }

    private Task<PutParameterResponse> PutOnlyCopyAsync(
        PutParameterRequest request,
        long replaced,
        CancellationToken cancellation
    )
    {
        var isFirst = true;
        return untilCancelled.ExecuteAsync(
            async token =>
            {
                if (!isFirst && await NewestAsync(request.Name, token) != replaced)
                {
                    return new PutParameterResponse();
                }

                isFirst = false;
                return await paces.Put.AtOnceAsync(again => ssm.PutParameterAsync(request, again), token);
            },
            cancellation
        );
    }

    private async Task<long?> NewestAsync(string name, CancellationToken cancellation)
    {
        var request = new GetParametersRequest { Names = [name], WithDecryption = false };
        var answer = await paces.Get.InTurnAsync(token => ssm.GetParametersAsync(request, token), cancellation);
        return answer.Parameters?.FirstOrDefault()?.Version;
    }

    /// <summary>
    /// A write without a key goes under the default key even where the value had another, so the one it has is passed on.
    /// Null where it cannot be read: the value is written all the same, since it may be the only copy.
    /// </summary>
    private async Task<ParameterMetadata?> KnownAsync(ParameterName name, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(LongestDescription, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            return await DescribedAsync(name, both.Token);
        }
        catch (Exception failure) when (AwsFailure.IsOne(failure))
        {
            LogKeyUnknown(name, SsmFailure.Of(Describe, name.Value, failure).Message);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            LogKeyUnknown(name, $"Parameter Store did not describe it within {LongestDescription.TotalSeconds} s");
        }

        return null;
    }

    private async Task<ParameterMetadata?> DescribedAsync(ParameterName name, CancellationToken cancellation)
    {
        var filter = new ParameterStringFilter
        {
            Key = "Name",
            Option = "Equals",
            Values = [name.Value],
        };
        var request = new DescribeParametersRequest { ParameterFilters = [filter] };
        ParameterMetadata? known;
        do
        {
            // A page may be empty although another one follows.
            var page = await brief.ExecuteAsync(
                token => paces.Describe.InTurnAsync(again => ssm.DescribeParametersAsync(request, again), token),
                cancellation
            );
            known = page.Parameters?.FirstOrDefault();
            request.NextToken = page.NextToken;
        } while (known is null && !string.IsNullOrEmpty(request.NextToken));

        return known;
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The key of {Parameter} is not known, so its new value goes under this deployment's key. {Reason}"
    )]
    private partial void LogKeyUnknown(ParameterName parameter, string reason);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Parameter Store does not take the {Count} policies of {Parameter} ({Code}): {Fewer} are put instead. The sweep reminds all the same."
    )]
    private partial void LogFewer(string parameter, int count, string code, int fewer);
}
