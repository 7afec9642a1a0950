using Tokens.Domain.Model.Values;

namespace Tokens.Domain.Model.Clients;

/// <summary>What reading one credential found.</summary>
public abstract record CredentialRead
{
    private CredentialRead() { }

    /// <summary>A value; without a version where its source keeps none (an environment variable).</summary>
    public sealed record Found(Secret Value, CredentialVersion? Version) : CredentialRead;

    /// <summary>There is nothing under that name.</summary>
    public sealed record Missing : CredentialRead;

    /// <summary>It is there, but could not be read: a disabled key, a missing permission. The reason names the mend.</summary>
    public sealed record Unreadable(string Reason) : CredentialRead;
}
