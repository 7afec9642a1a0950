namespace Tokens.Domain.Model.Tokens;

/// <summary>How a connection is doing.</summary>
public enum ConnectionState
{
    Healthy,

    /// <summary>Trouble that passes by itself; tried again at <see cref="ConnectionStatus.RetryAt"/>.</summary>
    Retrying,

    /// <summary>The provider refuses the client id or secret.</summary>
    SecretRefused,

    /// <summary>The refresh token is no longer good; nobody is asked until a credential changes.</summary>
    SignInAgain,

    /// <summary>A definition, a parameter or a setting at the provider is wrong.</summary>
    Misconfigured,
}

/// <summary>What is remembered of a connection from one sweep to the next; written only when it changes.</summary>
/// <param name="State">How it is doing.</param>
/// <param name="Since">When the state began, or the attempt that last confirmed it after a change.</param>
public sealed record ConnectionStatus(ConnectionState State, DateTimeOffset Since)
{
    /// <summary>Why, in words fit for a log or a mail; null while healthy.</summary>
    public string? Reason { get; init; }

    /// <summary>Failed attempts in a row.</summary>
    public int Failures { get; init; }

    /// <summary>Not to be tried before; null where the state itself says when.</summary>
    public DateTimeOffset? RetryAt { get; init; }

    /// <summary>
    /// A misconfiguration that was found without asking the provider: its reason is our own words. It is checked at each
    /// sweep, so it has no time to be asked again.
    /// </summary>
    public bool IsLocalFinding => State == ConnectionState.Misconfigured && RetryAt is null;

    /// <summary>
    /// The refresh token in the store has served, and its successor is not there: nobody shows it again before it has
    /// changed. Remembered before anybody was told, since forgetting it would do more harm: told by the sweep's look from
    /// the beginning on, not only once it has lasted.
    /// </summary>
    public bool HasUsedToken { get; init; }

    /// <summary>
    /// While retrying: the trouble before it, of which people were told and whose end nobody has seen; null for none.
    /// </summary>
    public StateSince? Underlying { get; init; }

    /// <summary>
    /// The state that subscribers were last notified of, where a run that had no topic saved a newer one: the next run with
    /// a topic notifies them of that. Null where nothing is due.
    /// </summary>
    public StateSince? LastNotified { get; init; }

    /// <summary>The trouble that a person must mend, whether or not passing trouble hides it at the moment.</summary>
    public StateSince Effective => Underlying ?? new StateSince(State, Since);

    /// <summary>The older, proven version of the client secret that serves while the newest is refused.</summary>
    public long? RunningOnVersion { get; init; }

    /// <summary>The shortest access-token lifetime seen, where it is below what was expected.</summary>
    public TimeSpan? Lifetime { get; init; }

    /// <summary>A connection of which nothing is remembered.</summary>
    public static ConnectionStatus Unknown { get; } = new(ConnectionState.Healthy, DateTimeOffset.MinValue);
}

/// <summary>A state, and when it began.</summary>
public sealed record StateSince(ConnectionState State, DateTimeOffset Since);
