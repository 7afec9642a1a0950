using Tokens.Domain.Model.Connections;
using Tokens.Domain.Model.Rotation;
using Tokens.Domain.Model.Tokens;
using Tokens.Domain.Model.Values;

namespace Tokens.Domain.UseCases.Status;

/// <summary>How one connection is doing, for whoever looks after it.</summary>
public abstract record ConnectionDescription
{
    private ConnectionDescription() { }

    /// <summary>The connection's name as its owner wrote it.</summary>
    public abstract string Name { get; }

    /// <param name="Connection">What is kept fresh.</param>
    /// <param name="Status">What is remembered of it.</param>
    /// <param name="Token">The access token in the store; null where there is none yet.</param>
    public sealed record Known(Connection Connection, ConnectionStatus Status, StoredToken? Token)
        : ConnectionDescription
    {
        /// <summary>Where its client secret stands; null where nothing limits or tells its age.</summary>
        public RotationStatus? Secret { get; init; }

        /// <summary>Where its refresh token stands; null where no end is known.</summary>
        public RotationStatus? RefreshToken { get; init; }

        /// <summary>The newest version of its client secret is one that never worked yet.</summary>
        public bool AwaitsProof { get; init; }

        public override string Name => Connection.Name.Value;
    }

    /// <summary>Its definition, or what lies in the store for it, cannot be read. The problem names the mend.</summary>
    public sealed record Unusable(string AsWritten, string Problem) : ConnectionDescription
    {
        public override string Name => AsWritten;
    }

    /// <summary>Whether a person has something to mend: passing trouble, and what its owner switched off, is none.</summary>
    public bool NeedsAction =>
        this is Unusable
        || this
            is Known
            {
                Connection.Enabled: true,
                Status.Effective.State: ConnectionState.SecretRefused
                    or ConnectionState.SignInAgain
                    or ConnectionState.Misconfigured
            };
}
