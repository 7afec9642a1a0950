namespace Tokens.Emulator.Lambda;

/// <summary>The lines that a host's processes have written so far; it can be read while they run, and after.</summary>
public sealed class OutputLog
{
    private readonly Lock gate = new();
    private readonly List<OutputLine> lines = [];

    public IReadOnlyList<OutputLine> Lines
    {
        get
        {
            lock (gate)
            {
                return [.. lines];
            }
        }
    }

    internal void Add(OutputLine line)
    {
        lock (gate)
        {
            lines.Add(line);
        }
    }
}
