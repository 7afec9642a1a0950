using Tokens.Domain.Connections;
using Tokens.Domain.Credentials;

namespace Tokens.Tests.Unit;

/// <summary>Facts that never vary.</summary>
internal static class The
{
    public const string Host = "api.amazon.com";

    public static TimeSpan Tick { get; } = TimeSpan.FromTicks(1);

    public static DateTimeOffset Now { get; } = new(2026, 11, 21, 10, 30, 0, TimeSpan.Zero);

    public static Secret ClientId { get; } = FakeSecrets.Register("fake-client-id-1");

    public static Secret ClientSecret { get; } = FakeSecrets.Register("fake-client-secret-1");

    public static Secret RefreshToken { get; } = FakeSecrets.Register("fake-refresh-token-1");

    public static Secret AccessToken { get; } = FakeSecrets.Register("fake-access-token-1");

    public static ParameterLayout Layout { get; } = new(Some.Parameter("/tokens"));
}
