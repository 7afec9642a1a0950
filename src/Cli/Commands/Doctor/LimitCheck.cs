using System.Globalization;
using Tokens.Adapters.Inspection;

namespace Tokens.Cli.Commands.Doctor;

/// <summary>The account's quota of standard parameters. Needs a call for each 50 of them, so only with <c>--count</c>.</summary>
internal sealed class LimitCheck(ParameterInspector inspector) : IDoctorCheck
{
    /// <summary>Per account and Region; AWS does not raise it.</summary>
    private const int Most = 10_000;

    public string Name => "limit";

    public async IAsyncEnumerable<Finding> RunAsync(DoctorContext context)
    {
        var count = await inspector.CountStandardAsync(context.Cancellation);
        var what = string.Create(CultureInfo.InvariantCulture, $"has {count} of at most {Most} standard parameters");
        yield return count < Most * 9 / 10
            ? Finding.Fine("the account", what)
            : new Finding(
                count < Most ? FindingLevel.Warning : FindingLevel.Error,
                "the account",
                what,
                "delete unused parameters, or move some to the advanced tier"
            );
    }
}
