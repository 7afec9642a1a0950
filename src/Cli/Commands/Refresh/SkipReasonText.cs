using System.Text.Json;

namespace Tokens.Cli.Commands.Refresh;

/// <summary>Why a connection was not refreshed, as text and as the code of the JSON answer.</summary>
internal static class SkipReasonText
{
    public static string Of(SkipReason reason) =>
        reason switch
        {
            SkipReason.NotDue => "not due yet",
            SkipReason.BackingOff => "waiting before the next retry after a failure",
            SkipReason.Disabled => "disabled",
            SkipReason.NoTimeLeft => "no time left; the next run takes it first",
            SkipReason.InUse => "another process holds its refresh token",
            SkipReason.RefreshedElsewhere => "another process has refreshed it",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    /// <summary>docs/reference/command.md lists the codes.</summary>
    public static string CodeOf(SkipReason reason) => JsonNamingPolicy.KebabCaseLower.ConvertName(reason.ToString());
}
