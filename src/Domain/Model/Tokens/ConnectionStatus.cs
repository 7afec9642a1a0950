namespace Tokens.Domain.Model.Tokens;

/// <summary>The state of a connection.</summary>
public enum ConnectionState
{
    Healthy,

    /// <summary>A transient failure; tried again at <see cref="ConnectionStatus.RetryAt"/>.</summary>
    Retrying,

    /// <summary>The provider refuses the client id or secret.</summary>
    SecretRefused,

    /// <summary>The refresh token no longer works; the provider is not asked until a credential changes.</summary>
    SignInAgain,

    /// <summary>A definition, a parameter or a setting at the provider is wrong.</summary>
    Misconfigured,
}

/// <summary>What is stored about a connection from one run to the next; written only when it changes.</summary>
/// <param name="State">The state.</param>
/// <param name="Since">When the state began, or the attempt that last confirmed it after a change.</param>
public sealed record ConnectionStatus(ConnectionState State, DateTimeOffset Since)
{
    /// <summary>Why, sanitised for a log or a mail; null while healthy.</summary>
    public string? Reason { get; init; }

    /// <summary>Failed attempts in a row.</summary>
    public int Failures { get; init; }

    /// <summary>Not to be tried before; null where the state itself says when.</summary>
    public DateTimeOffset? RetryAt { get; init; }

    /// <summary>
    /// A misconfiguration found without a request, so its reason is not a provider's text. It is checked in each run, so it
    /// has no time to be tried again.
    /// </summary>
    public bool IsLocalFinding => State == ConnectionState.Misconfigured && RetryAt is null;

    /// <summary>
    /// The stored refresh token has been used, and its successor is not stored: it is not sent again before it has changed.
    /// Saved before subscribers are notified, since forgetting it would do more harm; the rotation check notifies of it from
    /// the start, not only once it lasts.
    /// </summary>
    public bool HasUsedToken { get; init; }

    /// <summary>
    /// While retrying: the problem before the outage, which subscribers were notified of and whose end is not known yet; null
    /// for none.
    /// </summary>
    public StateSince? Underlying { get; init; }

    /// <summary>
    /// The state that subscribers were last notified of, where a run that had no topic saved a newer one: the next run with
    /// a topic notifies them of that. Null where nothing is due.
    /// </summary>
    public StateSince? LastNotified { get; init; }

    /// <summary>The state that the operator has to fix, whether or not an outage hides it at the moment.</summary>
    public StateSince Effective => Underlying ?? new StateSince(State, Since);

    /// <summary>The older, verified version of the client secret that serves while the newest is refused.</summary>
    public long? FallbackVersion { get; init; }

    /// <summary>The shortest access-token lifetime seen, where it is below what was expected.</summary>
    public TimeSpan? Lifetime { get; init; }

    /// <summary>A connection about which nothing is stored.</summary>
    public static ConnectionStatus Unknown { get; } = new(ConnectionState.Healthy, DateTimeOffset.MinValue);
}

/// <summary>A state, and when it began.</summary>
public sealed record StateSince(ConnectionState State, DateTimeOffset Since);
