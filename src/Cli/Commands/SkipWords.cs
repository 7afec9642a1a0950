namespace Tokens.Cli.Commands;

/// <summary>Why nothing was done, for people and for programs.</summary>
internal static class SkipWords
{
    public static string Of(SkipReason reason) =>
        reason switch
        {
            SkipReason.NotDue => "not due yet",
            SkipReason.BackingOff => "its provider is left in peace for a while after a failure",
            SkipReason.Disabled => "switched off",
            SkipReason.NoTimeLeft => "no time left; the next sweep takes it first",
            SkipReason.InUse => "another process holds its refresh token",
            SkipReason.RefreshedElsewhere => "somebody else was faster",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    public static string CodeOf(SkipReason reason) =>
        reason switch
        {
            SkipReason.NotDue => "not-due",
            SkipReason.BackingOff => "backing-off",
            SkipReason.Disabled => "disabled",
            SkipReason.NoTimeLeft => "no-time-left",
            SkipReason.InUse => "in-use",
            SkipReason.RefreshedElsewhere => "refreshed-elsewhere",
            _ => throw new System.Diagnostics.UnreachableException(),
        };
}
