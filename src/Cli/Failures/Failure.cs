using System.CommandLine;
using System.CommandLine.Parsing;
using Amazon.Runtime;
using Tokens.Adapters.Composition;

namespace Tokens.Cli.Failures;

/// <summary>An error in one line.</summary>
/// <param name="What">Without a full stop.</param>
/// <param name="Hint">What to do about it; null if the message says it.</param>
internal sealed record Failure(string What, string? Hint, int ExitCode)
{
    /// <summary>The stack trace of a defect, without the message, which may hold a secret.</summary>
    public string? Trace { get; init; }

    public static Failure OfUsage(ParseResult parsed)
    {
        var errors = parsed.Errors.Select(error => error.Message.TrimEnd('.')).Distinct();
        return new(string.Join("; ", errors), $"see {NameOf(parsed.CommandResult)} --help", Cli.ExitCode.Usage);
    }

    /// <summary>With its parent commands, as it is typed.</summary>
    private static string NameOf(CommandResult result) =>
        result.Parent is CommandResult parent ? $"{NameOf(parent)} {result.Command.Name}" : "tokens";

    public static Failure Of(Exception exception, CancellationToken cancellation) =>
        exception switch
        {
            CommandException failed => new(failed.Message, failed.Hint, failed.ExitCode),
            EmulatorException refused => new(
                refused.Message,
                "the endpoint needs SSM, SNS, SQS, KMS and EventBridge, as LocalStack has them",
                Cli.ExitCode.Store
            ),
            SettingException wrong => new(wrong.Message, null, Cli.ExitCode.Usage),
            OperationCanceledException when cancellation.IsCancellationRequested => new(
                "interrupted",
                null,
                Cli.ExitCode.Interrupted
            ),
            StoreException { Kind: StoreErrorKind.NoCredentials } store => OfAws(store),
            StoreException store => new(store.Message, null, Cli.ExitCode.Store),
            AmazonClientException lost => OfAws(lost),
            _ => new($"a defect in tokens ({exception.GetType().Name})", "--verbose shows where", Cli.ExitCode.Defect)
            {
                Trace = $"{exception.GetType().FullName}\n{exception.StackTrace}",
            },
        };

    public override string ToString() => Hint is null ? What : $"{What}; {Hint}";

    /// <summary>The SDK's messages about missing credentials and Regions are paragraphs long.</summary>
    private static Failure OfAws(Exception lost) =>
        new(
            lost.Message.Contains("RegionEndpoint", StringComparison.Ordinal)
                ? "no AWS Region is set"
                : "no AWS credentials were found",
            "give --profile and --region, or set AWS_REGION, AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY",
            Cli.ExitCode.Store
        )
        {
            Trace = lost.StackTrace,
        };
}
