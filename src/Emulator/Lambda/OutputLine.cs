namespace Tokens.Emulator.Lambda;

public sealed record OutputLine(OutputSource Source, string Text);
