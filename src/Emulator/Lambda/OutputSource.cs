namespace Tokens.Emulator.Lambda;

public enum OutputSource
{
    StandardOutput,
    StandardError,
}
