using Tokens.Emulator.Http;
using Tokens.Emulator.Ssm;

namespace Tokens.Emulator.Ssm;

/// <summary>Systems Manager, as far as it is Parameter Store.</summary>
internal static class SystemsManager
{
    private const int MostNames = 10;

    public static JsonApi Api(Store store, AwsEmulatorOptions options)
    {
        var reads = new ReadOperations(store, options.Limits);
        var writes = new WriteOperations(store, options.Limits);
        var api = new JsonApi(
            "AmazonSSM.",
            [
                reads.GetParameter,
                reads.GetParameters,
                reads.GetParametersByPath,
                reads.GetParameterHistory,
                reads.DescribeParameters,
                writes.PutParameter,
                writes.LabelParameterVersion,
                writes.DeleteParameter,
                writes.DeleteParameters,
            ]
        )
        {
            Names = request => request.Names(),
        };
        return options.Throttling is { } rates ? api with { Admit = new Throttle(rates, options.Time).Admit } : api;
    }

    /// <summary>One to ten, and each once.</summary>
    public static IReadOnlyList<string> Names(Request request)
    {
        var names = Several(request, "Names");
        return names.Distinct(StringComparer.Ordinal).Count() == names.Count
            ? names
            : throw RefusedException.Invalid($"Duplicate names in the request: [{string.Join(", ", names)}].");
    }

    /// <summary>One to ten.</summary>
    public static IReadOnlyList<string> Several(Request request, string field)
    {
        var items = request.RequiredTexts(field);
        return items.Count is > 0 and <= MostNames
            ? items
            : throw RefusedException.Constraint(
                char.ToLowerInvariant(field[0]) + field[1..],
                $"[{string.Join(", ", items)}]",
                $"Member must have length between 1 and {MostNames}"
            );
    }
}
