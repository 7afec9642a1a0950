using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;
using Microsoft.Extensions.Logging;

namespace Tokens.Adapters.ParameterStore;

/// <summary>
/// Puts a value with as many of its policies as the store takes: all, else the first, else none. Whether several of one
/// type are allowed is documented nowhere, and no reminder is worth a lost credential.
/// </summary>
internal static partial class SsmPolicies
{
    /// <param name="request">Its policies, and the tier that they need, are set here.</param>
    /// <param name="policies">Those wanted, the earliest first.</param>
    /// <param name="put">Sends the request.</param>
    /// <param name="logger">Told of those that were left out.</param>
    public static async Task PutAsync(
        PutParameterRequest request,
        IReadOnlyList<NoChangeNotification> policies,
        Func<Task> put,
        ILogger logger
    )
    {
        var tier = request.Tier;
        // Policies are a feature of the advanced tier.
        request.Tier = policies.Count > 0 ? ParameterTier.Advanced : tier;
        request.Policies = policies.Count > 0 ? PolicyJson.Write(policies) : null;
        try
        {
            await put();
        }
        catch (AmazonSimpleSystemsManagementException refusal) when (policies.Count > 0 && IsAboutPolicies(refusal))
        {
            IReadOnlyList<NoChangeNotification> fewer = policies.Count > 1 ? [policies[0]] : [];
            LogFewer(logger, request.Name, policies.Count, refusal.ErrorCode, fewer.Count);
            request.Tier = tier;
            await PutAsync(request, fewer, put, logger);
        }
    }

    private static bool IsAboutPolicies(AmazonSimpleSystemsManagementException refusal) =>
        refusal
            is IncompatiblePolicyException
                or PoliciesLimitExceededException
                or InvalidPolicyTypeException
                or InvalidPolicyAttributeException;

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Parameter Store does not take the {Count} policies of {Parameter} ({Code}): {Fewer} are put instead. The sweep reminds all the same."
    )]
    private static partial void LogFewer(ILogger logger, string parameter, int count, string code, int fewer);
}
