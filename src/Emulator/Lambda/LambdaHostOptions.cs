namespace Tokens.Emulator.Lambda;

public sealed record LambdaHostOptions
{
    /// <summary>The program that speaks the runtime API: a published bootstrap.</summary>
    public required string Executable { get; init; }

    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>The function's variables; they win over the host's. Nothing of the test's own environment is passed on.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    public string FunctionName { get; init; } = "tokens";

    public string Region { get; init; } = "eu-west-1";

    /// <summary>From an event's delivery to its answer.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>From the process's start to its first question for an event. Lambda gives 10 s; a busy build machine needs more.</summary>
    public TimeSpan InitTimeout { get; init; } = TimeSpan.FromSeconds(30);

    public string FunctionArn => $"arn:aws:lambda:{Region}:000000000000:function:{FunctionName}";
}
