namespace Tokens.Cli.Input;

/// <summary>A secret that a command asks for.</summary>
/// <param name="Name">As standard input names it: a definition's field.</param>
/// <param name="Question">What a person is asked.</param>
internal sealed record SecretField(string Name, string Question)
{
    /// <summary>Whether the command can do without it.</summary>
    public bool IsOptional { get; init; }
}
