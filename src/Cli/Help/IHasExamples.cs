namespace Tokens.Cli.Help;

/// <summary>A command whose help shows how it is used.</summary>
internal interface IHasExamples
{
    /// <summary>What its one line leaves unsaid; null for nothing.</summary>
    string? Details => null;

    /// <summary>Whole command lines, each with what it does.</summary>
    IReadOnlyList<(string Line, string Does)> Examples { get; }
}
