using Tokens.Tests.ParameterStoreServer.Model;

namespace Tokens.Tests.ParameterStoreServer.Http;

/// <summary>Systems Manager, as far as it is Parameter Store.</summary>
internal static class SystemsManager
{
    public static JsonApi Api(Store store, ParameterStoreOptions options)
    {
        var reads = new ReadOperations(new Reads(store, options.Limits));
        var writes = new WriteOperations(new Writes(store, options.Limits));
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
}
