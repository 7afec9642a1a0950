using Tokens.Domain.Model.Rotation;
using Tokens.Domain.Model.Values;

namespace Tokens.Domain.Ports;

/// <summary>Which versions of client secrets exist, and which is known to work.</summary>
public interface ISecretVersions
{
    /// <summary>For each of the names; decrypts nothing. One that could not be read is left out.</summary>
    Task<IReadOnlyDictionary<ParameterName, SecretVersions>> ReadAsync(
        IReadOnlyCollection<ParameterName> names,
        CancellationToken cancellation
    );

    /// <summary>For an event, which is about one parameter.</summary>
    /// <exception cref="StoreException">They could not be read: the event is to be delivered again.</exception>
    async Task<SecretVersions> ReadAsync(ParameterName name, CancellationToken cancellation) =>
        (await ReadAsync([name], cancellation)).GetValueOrDefault(name)
        ?? throw new StoreException($"the parameter {name} could not be read; its event will come again");

    /// <summary>Stores that this version worked.</summary>
    /// <exception cref="StoreException">It could not be marked.</exception>
    Task MarkProvenAsync(ParameterName name, CredentialVersion version, CancellationToken cancellation);
}
