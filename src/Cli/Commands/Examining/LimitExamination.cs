using System.Globalization;
using System.Runtime.CompilerServices;
using Tokens.Adapters.Inspection;

namespace Tokens.Cli.Commands.Examining;

/// <summary>The account's limit of standard parameters. A call for each 50 of them, so only where it was asked for.</summary>
internal sealed class LimitExamination(ParameterInspector inspector) : IExamination
{
    /// <summary>An account and Region has as many at most, and twice as many by no setting.</summary>
    private const int Most = 10_000;

    public string Name => "limit";

    public async IAsyncEnumerable<Finding> RunAsync(
        Patient patient,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        var count = await inspector.CountStandardAsync(cancellation);
        var words = string.Create(CultureInfo.InvariantCulture, $"has {count} of at most {Most} standard parameters");
        yield return count < Most * 9 / 10
            ? Finding.Fine("the account", words)
            : Finding.Of(
                count < Most ? Severity.Warning : Severity.Error,
                "the account",
                words,
                "delete what nobody uses, or make some of them advanced"
            );
    }
}
