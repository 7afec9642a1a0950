namespace Tokens.Tests.Integration.ParameterStoreServers;

/// <summary>A clock that stands still until it is told otherwise.</summary>
internal sealed class SettableTime : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}
