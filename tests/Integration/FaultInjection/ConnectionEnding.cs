namespace Tokens.Tests.Integration.FaultInjection;

/// <summary>A connection's tokens at the end of a run.</summary>
/// <param name="CanRefresh">Whether the provider takes the refresh token that is stored, or none is needed.</param>
/// <param name="IsFresh">Whether the access token was written by the last sweep, within the minute.</param>
/// <param name="WasBlocked">Whether its status ever said that somebody must sign in again.</param>
/// <param name="NeverOlder">Whether no access token that was written was issued before the one that was there.</param>
public sealed record ConnectionEnding(string Name, bool CanRefresh, bool IsFresh, bool WasBlocked, bool NeverOlder)
{
    public static ConnectionEnding Of(Stage stage, string name)
    {
        var endpoint = stage.Endpoints[name];
        var refresh = stage.Store.Find(stage.In(name, "refresh-token"))?.Latest.Value;
        var access = stage.Store.Find(stage.In(name, "access-token"));
        var statuses = stage.Store.Find($"{stage.Root}/status/{stage.Name(name)}")?.Versions ?? [];
        // Other versions than those of the beginning were written by the functions, in this order.
        List<string> issued = [Stage.FirstToken, .. endpoint.AccessTokens.Every];
        var order = (access?.Versions ?? []).Select(version => issued.IndexOf(version.Value)).ToList();
        return new ConnectionEnding(
            name,
            refresh is null || endpoint.RefreshTokens.IsAlive(refresh),
            access?.Latest.LastModified > DateTimeOffset.UtcNow.AddMinutes(-1),
            statuses.Any(status => (string?)JsonNode.Parse(status.Value)!["state"] == "sign-in-again"),
            order.TrueForAll(index => index >= 0) && order.Zip(order.Skip(1)).All(pair => pair.First <= pair.Second)
        );
    }
}
