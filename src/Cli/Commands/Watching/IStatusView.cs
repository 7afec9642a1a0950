namespace Tokens.Cli.Commands.Watching;

/// <summary>Where one look after the other is shown.</summary>
internal interface IStatusView
{
    void Show(IReadOnlyList<ConnectionDescription> found, DateTimeOffset now);

    /// <summary>A look that came to nothing.</summary>
    void Fail(string why);
}
