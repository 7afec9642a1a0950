namespace Tokens.Emulator.Lambda;

/// <summary>How an invocation ended.</summary>
public abstract record Invocation
{
    private Invocation() { }

    /// <summary>From the event's delivery; zero where it was never delivered.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>From the process's start to its first question for an event; null where it was warm, or never asked.</summary>
    public TimeSpan? InitDuration { get; init; }

    public sealed record Answered(string Payload) : Invocation;

    /// <summary>The function reported an error, of this event or of its own start.</summary>
    public sealed record Failed(string ErrorType, string ErrorMessage) : Invocation;

    /// <summary>The time was up; the process was killed, as Lambda does.</summary>
    public sealed record TimedOut : Invocation;

    /// <summary>The process ended without an answer; after a signal the code is 128 and the signal's number.</summary>
    public sealed record Exited(int ExitCode) : Invocation;
}
