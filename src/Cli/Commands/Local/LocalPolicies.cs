using Amazon.SimpleSystemsManagement;
using Tokens.Emulator.InProcess;
using Tokens.Adapters.ParameterStore;
using Tokens.Cli.Output;

namespace Tokens.Cli.Commands.Local;

/// <summary>The parameter policies, in memory or in the AWS that was chosen.</summary>
internal sealed class LocalPolicies(EmulatedParameters? embedded, Func<IAmazonSimpleSystemsManagement> ssm)
{
    /// <summary>Deletes an expired parameter in memory; AWS does it by itself.</summary>
    public void Expire(ParameterName name) => embedded?.Delete(name);

    /// <exception cref="StoreException">They could not be read.</exception>
    public async Task<IReadOnlyList<PolicedParameter>> ReadAsync(
        IReadOnlyCollection<ParameterName> names,
        CancellationToken cancellation
    ) =>
        embedded is not null ? embedded.Policed()
        : names.Count == 0 ? []
        : await new SsmPolicyReader(ssm()).ReadAsync(names, cancellation);

    /// <summary>For the timeline.</summary>
    public static string TextOf(PolicyAction action) =>
        action switch
        {
            { Kind: PolicyKind.NoChangeNotification, Span: { } after } => $"not changed for {TimeFormat.Span(after)}",
            { Kind: PolicyKind.ExpirationNotification, Span: { } before } => $"deleted in {TimeFormat.Span(before)}",
            { Kind: PolicyKind.Expiration } => "expired: deleted",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    /// <summary>The policy's JSON in the event; the parameter is as it was before the action.</summary>
    public static string ContentOf(PolicyAction action, PolicedParameter parameter) =>
        action switch
        {
            { Kind: PolicyKind.NoChangeNotification, Span: { } after } => PolicyJson.WriteOne(
                new NoChangeNotification(after)
            ),
            { Kind: PolicyKind.ExpirationNotification, Span: { } before } => ExpirationJson.WriteReminder(before),
            { Kind: PolicyKind.Expiration } => ExpirationJson.WriteEnd(parameter.Expiration!.At),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
}
