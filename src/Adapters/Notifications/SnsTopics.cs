namespace Tokens.Adapters.Notifications;

/// <summary>Where notices go.</summary>
/// <param name="Subscribers">The topic for people; null where nobody wants to be told.</param>
/// <param name="Completed">The topic of rotation-completed messages; null where nothing completes rotations.</param>
public sealed record SnsTopics(string? Subscribers, string? Completed);
