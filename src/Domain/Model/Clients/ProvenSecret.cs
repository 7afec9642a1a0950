using Tokens.Domain.Model.Values;

namespace Tokens.Domain.Model.Clients;

/// <summary>The version of a client secret that is known to work.</summary>
/// <param name="Read">Its value; or why the store names the version and does not give the value.</param>
public sealed record ProvenSecret(CredentialRead Read, CredentialVersion Version)
{
    /// <summary>Null where it cannot be read.</summary>
    public Secret? Value => (Read as CredentialRead.Found)?.Value;
}

/// <summary>What looking for the proven version of a client secret found.</summary>
public abstract record ProvenRead
{
    private ProvenRead() { }

    public sealed record Found(ProvenSecret Secret) : ProvenRead;

    /// <summary>The store would not even tell which version it is, nor that there is none.</summary>
    public sealed record Unknown(string Reason) : ProvenRead;
}
