namespace Tokens.Emulator;

/// <summary>What a test has go wrong with a call.</summary>
public abstract record Fault
{
    private Fault() { }

    /// <summary>Does nothing, and answers an error: a code of the API's, or anything else.</summary>
    public sealed record Refuse(string Code, string Message = "", int Status = 400) : Fault;

    /// <summary>Does it, and breaks the connection instead of answering.</summary>
    public sealed record DropAnswer : Fault;

    /// <summary>Waits, then goes on as if nothing was wrong. The wait is the injected clock's.</summary>
    public sealed record Delay(TimeSpan For) : Fault;

    /// <summary>Does it, and answers 200 with a body that is neither JSON nor the expected XML.</summary>
    public sealed record Garbage(string Body = "<html>It works!</html>") : Fault;

    /// <summary>Does nothing, and answers 500 as AWS's own failures do; SNS with the code InternalError.</summary>
    public static Fault ServerError { get; } =
        new Refuse("InternalServerError", "An error occurred on the server side.", 500);
}

/// <summary>One call that reached the server: what was asked for, never any value.</summary>
/// <param name="Number">Counts the calls, from 1.</param>
/// <param name="Names">The names, path or filter values of the request as given, selectors included.</param>
public sealed record StoreCall(long Number, string Operation, IReadOnlyList<string> Names, DateTimeOffset At);
