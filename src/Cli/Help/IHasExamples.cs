namespace Tokens.Cli.Help;

/// <summary>A command whose help shows how it is used.</summary>
internal interface IHasExamples
{
    /// <summary>Whole command lines, each with what it does.</summary>
    IReadOnlyList<(string Line, string Does)> Examples { get; }
}
