namespace Tokens.Adapters.ParameterStore;

/// <summary>A value to be written, over the older one where there is one.</summary>
public sealed record ParameterWrite(ParameterName Name, Secret Value)
{
    /// <summary>A SecureString under this deployment's key; otherwise a String.</summary>
    public bool IsSecure { get; init; }

    /// <summary>
    /// Somebody else's parameter (a credential): the key and the description that it has are kept, as the store keeps
    /// its tier and policies by itself.
    /// </summary>
    public bool KeepsItsKey { get; init; }

    /// <summary>
    /// The version that this value takes the place of, where it may be the only copy: it is tried again for as long as
    /// the caller lets it, and not once another version is the newest. An attempt whose answer was lost may have been
    /// done, and what it wrote may have been used and replaced meanwhile.
    /// </summary>
    public long? OnlyCopyAfter { get; init; }

    /// <summary>
    /// Reminders that the store itself gives, in the place of all policies that the parameter has; none: those it has
    /// stay. Fewer of them are put where the store does not take them all: the value matters more.
    /// </summary>
    public IReadOnlyList<NoChangeNotification> Policies { get; init; } = [];
}
