using Tokens.Domain.Model.Rotation;
using Tokens.Domain.Model.Values;
using Tokens.Domain.Ports;

namespace Tokens.Domain.UseCases.Rotation;

/// <summary>For the events, each of which is about one parameter.</summary>
internal static class SecretVersionsOfOne
{
    /// <exception cref="StoreException">They could not be read: the event is to be delivered again.</exception>
    public static async Task<SecretVersions> ReadAsync(
        this ISecretVersions versions,
        ParameterName name,
        CancellationToken cancellation
    ) =>
        (await versions.ReadAsync([name], cancellation)).GetValueOrDefault(name)
        ?? throw new StoreException($"the parameter {name} could not be read; its event will come again");
}
