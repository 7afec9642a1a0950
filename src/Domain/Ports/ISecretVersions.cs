using Tokens.Domain.Model.Rotation;
using Tokens.Domain.Model.Values;

namespace Tokens.Domain.Ports;

/// <summary>Which versions of client secrets there are, and which is known to work.</summary>
public interface ISecretVersions
{
    /// <summary>For each of the names; reads no value. One that could not be read is left out.</summary>
    Task<IReadOnlyDictionary<ParameterName, SecretVersions>> ReadAsync(
        IReadOnlyCollection<ParameterName> names,
        CancellationToken cancellation
    );

    /// <summary>Remembers that this version worked.</summary>
    /// <exception cref="StoreException">It could not be marked.</exception>
    Task MarkProvenAsync(ParameterName name, CredentialVersion version, CancellationToken cancellation);
}
