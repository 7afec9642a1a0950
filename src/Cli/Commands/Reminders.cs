using System.CommandLine;

namespace Tokens.Cli.Commands;

/// <summary>The reminders that the store itself is to give of a client secret that it does not have yet.</summary>
internal static class Reminders
{
    public static Option<bool> Without() =>
        new("--without-policies")
        {
            Description =
                "No reminders by Parameter Store itself, which make a new client secret an advanced parameter",
        };

    /// <summary>By the policy of the client whose secret it is.</summary>
    public static IReadOnlyList<NoChangeNotification> Of(ParameterName secret, Catalogue all) =>
        CredentialUse.Index(all).GetValueOrDefault(secret)?.Policy is { } policy ? NoChangeNotification.For(policy) : [];
}
