using Tokens.Domain.Model.Connections;
using Tokens.Domain.Model.Providers;
using Tokens.Domain.Model.Rotation;
using Tokens.Domain.Model.Values;

namespace Tokens.Domain.Model.Alerts;

/// <summary>How soon a person must act.</summary>
public enum Severity
{
    Info,
    Warning,
    Critical,
}

/// <summary>The kinds of alerts, as they stand in the attribute <c>kind</c>.</summary>
public enum AlertKind
{
    Reminder,
    Overdue,
    SecretRefused,
    SecretProven,
    CredentialDeleted,
    SignInAgain,
    Misconfigured,
    RefreshFailing,
    Recovered,
    PolicyFailed,
}

/// <summary>Something that people are told. What it holds are facts; <see cref="AlertText"/> finds the words.</summary>
public abstract record Alert
{
    private Alert() { }

    public abstract AlertKind Kind { get; }

    public abstract Severity Severity { get; }

    /// <summary>The connection that it concerns; null where it concerns none, or several.</summary>
    public abstract ConnectionName? Connection { get; }

    /// <summary>A credential is getting too old. Also one past its end.</summary>
    /// <param name="Status">Null where its age is not limited, and a policy of the parameter itself asked to remind.</param>
    /// <param name="DeletedAt">When the store will delete the parameter by its own policy; null where it will not.</param>
    public sealed record Reminder(CredentialFacts Credential, RotationStatus? Status, DateTimeOffset? DeletedAt) : Alert
    {
        private static readonly TimeSpan Soon = TimeSpan.FromDays(7);

        private static readonly TimeSpan Now = TimeSpan.FromDays(1);

        public override AlertKind Kind =>
            Status?.Stage == RotationStage.Overdue ? AlertKind.Overdue : AlertKind.Reminder;

        public override Severity Severity =>
            (Status?.Left ?? Soon) switch
            {
                var left when left <= Now => Severity.Critical,
                var left when left <= Soon || DeletedAt is not null => Severity.Warning,
                _ => Severity.Info,
            };

        public override ConnectionName? Connection => Credential.OnlyConnection;
    }

    /// <summary>The provider refuses a new client secret.</summary>
    /// <param name="Refused">The version; null where the secret is kept elsewhere.</param>
    /// <param name="FallbackVersion">The older version that goes on working; null where none does.</param>
    /// <param name="RunsUntil">When that one is expected to stop working; null where nobody can tell.</param>
    public sealed record SecretRefused(
        CredentialFacts Credential,
        string Reason,
        CredentialVersion? Refused,
        long? FallbackVersion,
        DateTimeOffset? RunsUntil
    ) : Alert
    {
        public override AlertKind Kind => AlertKind.SecretRefused;

        public override Severity Severity => Severity.Critical;

        public override ConnectionName? Connection => Credential.OnlyConnection;
    }

    /// <summary>A new client secret works.</summary>
    /// <param name="Refreshed">How many connections run on it already.</param>
    /// <param name="OldLivesUntil">When the old secret stops working; null where there is none, or nobody can tell.</param>
    public sealed record SecretProven(
        CredentialFacts Credential,
        CredentialVersion Version,
        int Refreshed,
        DateTimeOffset? OldLivesUntil
    ) : Alert
    {
        public override AlertKind Kind => AlertKind.SecretProven;

        public override Severity Severity => Severity.Info;

        public override ConnectionName? Connection => Credential.OnlyConnection;
    }

    /// <summary>A parameter with a credential is gone.</summary>
    public sealed record CredentialDeleted(CredentialFacts Credential, DateTimeOffset At) : Alert
    {
        public override AlertKind Kind => AlertKind.CredentialDeleted;

        public override Severity Severity => Severity.Critical;

        public override ConnectionName? Connection => Credential.OnlyConnection;
    }

    /// <summary>A connection waits for a person, or its provider is in trouble for longer than its token lives.</summary>
    /// <param name="What">One of <see cref="AlertKind.SignInAgain"/>, Misconfigured, RefreshFailing.</param>
    /// <param name="Since">When it began.</param>
    /// <param name="TokenExpiresAt">When consumers feel it; null where there never was a token.</param>
    public sealed record ConnectionProblem(
        AlertKind What,
        ConnectionName Name,
        string Reason,
        DateTimeOffset Since,
        DateTimeOffset? TokenExpiresAt
    ) : Alert
    {
        /// <summary>Whose steps the words give; null where nobody told.</summary>
        public ProviderProfile? Provider { get; init; }

        /// <summary>Where the refresh token goes after signing in again; null where nobody told.</summary>
        public ParameterName? RefreshToken { get; init; }

        public override AlertKind Kind => What;

        public override Severity Severity =>
            What == AlertKind.Misconfigured && TokenExpiresAt is null ? Severity.Warning : Severity.Critical;

        public override ConnectionName? Connection => Name;
    }

    /// <summary>A connection that people were told of works again.</summary>
    public sealed record Recovered(ConnectionName Name, AlertKind From, DateTimeOffset Since) : Alert
    {
        public override AlertKind Kind => AlertKind.Recovered;

        public override Severity Severity => Severity.Info;

        public override ConnectionName? Connection => Name;
    }

    /// <summary>The store could not carry out a policy of a parameter.</summary>
    /// <param name="Policy">Its type.</param>
    public sealed record PolicyFailed(CredentialFacts Credential, string Policy, string Reason) : Alert
    {
        public override AlertKind Kind => AlertKind.PolicyFailed;

        public override Severity Severity => Severity.Warning;

        public override ConnectionName? Connection => Credential.OnlyConnection;
    }
}
