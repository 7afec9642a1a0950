using Amazon.SimpleSystemsManagement.Model;
using Microsoft.Extensions.Logging;
using Tokens.Adapters.ParameterStore.Pacing;

namespace Tokens.Adapters.ParameterStore;

/// <summary>Writes, labels and deletes parameters, one call for each unless the service is in trouble.</summary>
public sealed class SsmWriter
{
    /// <summary>As many names as a call takes.</summary>
    private const int MaxNames = 10;

    private const string Put = "ssm:PutParameter";

    private readonly PacedSsm ssm;
    private readonly ILogger<SsmWriter> logger;
    private readonly SsmPutRequests requests;
    private readonly Retries brief;
    private readonly Retries patient;

    /// <param name="ssm">The service.</param>
    /// <param name="keyId">The KMS key of this deployment; null for the account's default key.</param>
    /// <param name="clock">Waits between attempts.</param>
    /// <param name="logger">Told when a key or a policy could not be kept.</param>
    public SsmWriter(PacedSsm ssm, string? keyId, TimeProvider clock, ILogger<SsmWriter> logger)
    {
        this.ssm = ssm;
        this.logger = logger;
        brief = new Retries(4, SsmFailure.IsPassing, clock);
        requests = new SsmPutRequests(ssm, keyId, brief, clock, logger);
        patient = new Retries(int.MaxValue, SsmFailure.IsPassing, clock);
    }

    /// <exception cref="StoreException">It could not be written.</exception>
    public async Task WriteAsync(ParameterWrite write, CancellationToken cancellation)
    {
        var request = await requests.OfAsync(write, overwrite: true, cancellation);
        var name = write.Name.Value;
        await GuardedAsync(
            () => PutAsync(request, write, cancellation),
            "write the parameter",
            name,
            Put,
            SecretsOf(write)
        );
    }

    /// <summary>See <see cref="IParameters.CreateAsync"/>.</summary>
    /// <exception cref="StoreException">It could not be written, or nobody can tell.</exception>
    public async Task<Creation> CreateAsync(ParameterWrite write, CancellationToken cancellation)
    {
        var request = await requests.OfAsync(write, overwrite: false, cancellation);
        var name = write.Name.Value;
        try
        {
            await GuardedAsync(
                () => PutAsync(request, write, cancellation),
                "create the parameter",
                name,
                Put,
                SecretsOf(write)
            );
            return Creation.Made;
        }
        catch (ParameterAlreadyExistsException)
        {
            return Creation.NameTaken;
        }
    }

    /// <exception cref="StoreException">Some could not be deleted.</exception>
    public async Task DeleteAsync(IReadOnlyCollection<ParameterName> names, CancellationToken cancellation)
    {
        foreach (var batch in names.Select(name => name.Value).Distinct().Chunk(MaxNames))
        {
            var request = new DeleteParametersRequest { Names = [.. batch] };
            await GuardedAsync(
                () => RetriedAsync(brief, token => ssm.DeleteParametersAsync(request, token), cancellation),
                "delete the parameters",
                string.Join(", ", batch),
                "ssm:DeleteParameters"
            );
        }
    }

    /// <exception cref="StoreException">It could not be put.</exception>
    public Task LabelAsync(ParameterName name, long version, string label, CancellationToken cancellation)
    {
        var request = new LabelParameterVersionRequest
        {
            Name = name.Value,
            ParameterVersion = version,
            Labels = [label],
        };
        return GuardedAsync(
            () => RetriedAsync(brief, token => ssm.LabelParameterVersionAsync(request, token), cancellation),
            $"label version {version} of the parameter",
            name.Value,
            "ssm:LabelParameterVersion"
        );
    }

    private Task PutAsync(PutParameterRequest request, ParameterWrite write, CancellationToken cancellation) =>
        SsmPolicies.PutAsync(
            request,
            write.Policies,
            () =>
                write.OnlyCopyAfter is { } replaced
                    ? PutOnlyCopyAsync(request, replaced, cancellation)
                    : RetriedAsync(brief, token => ssm.PutParameterAsync(request, atOnce: false, token), cancellation),
            logger
        );

    private Task PutOnlyCopyAsync(PutParameterRequest request, long replaced, CancellationToken cancellation)
    {
        var isFirst = true;
        return RetriedAsync(
            patient,
            async token =>
            {
                if (isFirst || await NewestAsync(request.Name, token) == replaced)
                {
                    isFirst = false;
                    await ssm.PutParameterAsync(request, atOnce: true, token);
                }
            },
            cancellation
        );
    }

    private async Task<long?> NewestAsync(string name, CancellationToken cancellation)
    {
        var request = new GetParametersRequest { Names = [name], WithDecryption = false };
        var answer = await ssm.GetParametersAsync(request, cancellation);
        return answer.Parameters?.FirstOrDefault()?.Version;
    }

    /// <summary>A status or a claim is read by whoever may: its own words are no reason to withhold an error.</summary>
    private static Secret[] SecretsOf(ParameterWrite write) => write.IsSecure ? [write.Value] : [];

    private static async Task RetriedAsync(
        Retries retries,
        Func<CancellationToken, Task> call,
        CancellationToken cancellation
    ) =>
        await retries.ExecuteAsync(
            async token =>
            {
                await call(token);
                return true;
            },
            cancellation
        );

    private static async Task GuardedAsync(
        Func<Task> call,
        string action,
        string name,
        string permission,
        params Secret[] sent
    )
    {
        try
        {
            await call();
        }
        catch (Exception failure) when (AwsFailure.IsOne(failure) && failure is not ParameterAlreadyExistsException)
        {
            throw SsmFailure.Of(action, name, permission, failure, sent);
        }
    }
}
