using Tokens.Adapters.ParameterStore;
using Tokens.Cli.Output;

namespace Tokens.Cli.Local;

/// <summary>What a policy that acts is told as: to people, and in its event.</summary>
internal static class PolicyWords
{
    public static string Of(PolicyAction action) =>
        action switch
        {
            { Kind: PolicyKind.NoChangeNotification, Span: { } after } => $"not changed for {TimeWords.Span(after)}",
            { Kind: PolicyKind.ExpirationNotification, Span: { } before } => $"deleted in {TimeWords.Span(before)}",
            { Kind: PolicyKind.Expiration } => "expired: deleted",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    /// <param name="action">What acted.</param>
    /// <param name="parameter">The parameter that it acted on, as it was before.</param>
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
