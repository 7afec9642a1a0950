using System.CommandLine;

namespace Tokens.Cli.Commands;

/// <summary>The NoChangeNotification policies of a new client secret.</summary>
internal static class ReminderPolicies
{
    public static Option<bool> Without() =>
        new("--without-policies")
        {
            Description = "No reminder policies, which make a new client secret an advanced parameter",
        };

    /// <summary>By the rotation policy of the secret's client.</summary>
    public static IReadOnlyList<NoChangeNotification> Of(ParameterName secret, Catalogue all) =>
        CredentialUse.Index(all).GetValueOrDefault(secret)?.Policy is { } policy
            ? NoChangeNotification.For(policy)
            : [];
}
