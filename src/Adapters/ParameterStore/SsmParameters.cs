using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;
using Microsoft.Extensions.Logging;
using Tokens.Adapters.ParameterStore.Pacing;

namespace Tokens.Adapters.ParameterStore;

/// <summary>
/// Parameters in AWS Systems Manager. Each call keeps to the pace of its quota and is retried while the service is in
/// trouble that may pass.
/// </summary>
/// <param name="ssm">The service, without retries of its own.</param>
/// <param name="keyId">The KMS key of this deployment; null for the account's default key.</param>
/// <param name="clock">Paces the calls and waits between attempts.</param>
/// <param name="logger">Warns when a key or a policy could not be kept.</param>
public sealed partial class SsmParameters(
    IAmazonSimpleSystemsManagement ssm,
    string? keyId,
    TimeProvider clock,
    ILogger<SsmParameters> logger
) : IParameters, IDisposable
{
    /// <summary>As many names as a call takes.</summary>
    private const int MaxNames = 10;

    private readonly SsmPaces paces = new(clock);

    public void Dispose() => paces.Dispose();

    private static async Task<T> GuardedAsync<T>(
        SsmAction action,
        string name,
        Func<Task<T>> call,
        params Secret[] sent
    )
    {
        try
        {
            return await call();
        }
        catch (Exception failure) when (AwsFailure.IsOne(failure) && failure is not ParameterAlreadyExistsException)
        {
            throw SsmFailure.Of(action, name, failure, sent);
        }
    }
}
