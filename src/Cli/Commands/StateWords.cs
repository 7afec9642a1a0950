using Tokens.Cli.Output;

namespace Tokens.Cli.Commands;

/// <summary>States as they stand in the store, and how they look.</summary>
internal static class StateWords
{
    public static string Of(ConnectionDescription one) =>
        one switch
        {
            ConnectionDescription.Known { Connection.Enabled: false } => "off",
            ConnectionDescription.Known known => Of(known.Status.State),
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

    public static Style StyleOf(ConnectionDescription one) =>
        one switch
        {
            { NeedsAction: true } => Style.Bad,
            ConnectionDescription.Known { Connection.Enabled: false } => Style.Faint,
            ConnectionDescription.Known { Status.State: ConnectionState.Healthy } => Style.Good,
            _ => Style.Warning,
        };
}
