namespace Tokens.Cli;

/// <summary>What the command's end says to a script; documented in docs/reference/command.md.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>It was done, and some connection is in trouble.</summary>
    public const int Trouble = 1;

    /// <summary>The arguments, options or settings are wrong: nothing was done.</summary>
    public const int Usage = 2;

    /// <summary>Parameter Store, or what else of AWS it takes, could not be reached or refused.</summary>
    public const int Store = 3;

    /// <summary>Nothing is broken, and something will be unless somebody sees to it.</summary>
    public const int Warnings = 4;

    /// <summary>A defect of this command (sysexits' EX_SOFTWARE).</summary>
    public const int Defect = 70;

    /// <summary>Ended by Ctrl-C, as shells count: 128 and the signal's number.</summary>
    public const int Interrupted = 130;
}
