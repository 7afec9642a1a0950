namespace Tokens.Cli.Commands.Examining;

/// <summary>One of the things that the doctor looks at.</summary>
internal interface IExamination
{
    /// <summary>A word for what it looks at.</summary>
    string Name { get; }

    /// <summary>At least one finding. What the store or another service refuses is thrown, and becomes a finding.</summary>
    IAsyncEnumerable<Finding> RunAsync(Patient patient, CancellationToken cancellation);
}
