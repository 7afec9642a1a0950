namespace Tokens.Adapters.ParameterStore;

/// <summary>
/// That the store deletes a parameter ("Expiration"), and tells of it before ("ExpirationNotification"). A new value puts
/// nothing off.
/// </summary>
/// <param name="RemindBefore">How long before.</param>
public sealed record StoredExpiration(DateTimeOffset At, IReadOnlyList<TimeSpan> RemindBefore);
