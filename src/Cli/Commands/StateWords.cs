using Tokens.Cli.Output;
using Tokens.Domain.AccessTokens;
using Tokens.Domain.Overview;

namespace Tokens.Cli.Commands;

/// <summary>States as they stand in the store, and how they look.</summary>
internal static class StateWords
{
    public static string Of(ConnectionOverview one) =>
        one switch
        {
            ConnectionOverview.Known { Connection.Enabled: false } => "off",
            ConnectionOverview.Known known => Of(known.Status.State),
            _ => "unusable",
        };

    public static string Of(ConnectionState state) =>
        state switch
        {
            ConnectionState.Healthy => "healthy",
            ConnectionState.Retrying => "retrying",
            ConnectionState.SecretRefused => "secret-refused",
            ConnectionState.SignInAgain => "sign-in-again",
            ConnectionState.Misconfigured => "misconfigured",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    public static Style StyleOf(ConnectionOverview one) =>
        one switch
        {
            { AwaitsMending: true } => Style.Bad,
            ConnectionOverview.Known { Connection.Enabled: false } => Style.Faint,
            ConnectionOverview.Known { Status.State: ConnectionState.Healthy } => Style.Good,
            _ => Style.Warning,
        };
}
