using Tokens.Domain.Model.Clients;
using Tokens.Domain.Model.Rotation;
using Tokens.Domain.Model.Values;

namespace Tokens.Domain.UseCases.Status;

/// <summary>How one named client is doing, for whoever administers it.</summary>
public abstract record ClientDescription
{
    private ClientDescription() { }

    /// <summary>The client's name as it was written.</summary>
    public abstract string Name { get; }

    /// <param name="Users">The connections that use it, disabled ones included.</param>
    public sealed record Known(Client Client, IReadOnlyList<ConnectionName> Users) : ClientDescription
    {
        /// <summary>Null where its secret is not in a parameter, or its versions could not be read.</summary>
        public SecretVersions? Versions { get; init; }

        /// <summary>Where its secret is in its rotation; null where its age is unlimited or unknown.</summary>
        public RotationStatus? Secret { get; init; }

        /// <summary>The newest version of its secret has never worked yet.</summary>
        public bool AwaitsProof => Versions is { AwaitsProof: true };

        public override string Name => Client.Name!.Value;
    }

    /// <summary>Its definition cannot be used. The problem names the fix.</summary>
    public sealed record Unusable(string AsWritten, string Problem) : ClientDescription
    {
        public override string Name => AsWritten;
    }
}
