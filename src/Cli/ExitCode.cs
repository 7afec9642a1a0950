namespace Tokens.Cli;

/// <summary>Documented in docs/reference/command.md.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>Done, and a connection has a problem.</summary>
    public const int Trouble = 1;

    /// <summary>Invalid arguments, options or settings; nothing was done.</summary>
    public const int Usage = 2;

    /// <summary>Parameter Store, or another AWS service, could not be reached or refused.</summary>
    public const int Store = 3;

    /// <summary>Everything works, but something needs attention.</summary>
    public const int Warnings = 4;

    /// <summary>A defect of this command (sysexits' EX_SOFTWARE).</summary>
    public const int Defect = 70;

    /// <summary>Ended by Ctrl-C, as shells report it: 128 plus the signal's number.</summary>
    public const int Interrupted = 130;
}
