namespace Tokens.Tests.Unit.Adapters.ParameterStore;

public sealed class CurrentStatesTests
{
    private const string AccessToken = "/tokens/my-erp/access-token";

    private const string RefreshToken = "/tokens/my-erp/refresh-token";

    private const string Status = "/tokens/status/my-erp";

    private static readonly ConnectionStatus Healthy = new(ConnectionState.Healthy, The.Now);

    private readonly FakeTimeProvider clock = new(The.Now);
    private readonly WatchedParameters store;

    public CurrentStatesTests() => store = new WatchedParameters(new EmulatedParameters(clock));

    [Fact]
    public async Task All_is_told_without_reading_a_secret()
    {
        await WriteAsync(AccessToken, The.AccessToken);
        clock.Advance(TimeSpan.FromMinutes(1));
        await WriteAsync(RefreshToken, The.RefreshToken);
        await WriteAsync(RefreshToken, The.RefreshToken);
        await WriteAsync(Status, Secret.Of(StatusJson.Write(Healthy)));

        var version = new CredentialVersion(2, The.Now + TimeSpan.FromMinutes(1));
        (await ReadAsync()).Should().Be(new CurrentState.Known(The.Now, version, Healthy));
        store.Decrypted.Should().BeEmpty();
    }

    [Fact]
    public async Task Nothing_there_is_an_answer_too() =>
        (await ReadAsync()).Should().Be(new CurrentState.Known(null, null, ConnectionStatus.Unknown));

    [Fact]
    public async Task A_status_that_cannot_be_understood_is_none()
    {
        await WriteAsync(Status, Secret.Of("no JSON"));

        (await ReadAsync()).Should().Be(new CurrentState.Known(null, null, ConnectionStatus.Unknown));
    }

    [Theory]
    [InlineData(AccessToken)]
    [InlineData(RefreshToken)]
    [InlineData(Status)]
    public async Task Where_one_cannot_be_looked_up_nobody_can_tell(string locked)
    {
        store.Locked.Add(locked);

        (await ReadAsync()).Should().Be(new CurrentState.Unreadable($"{locked} is locked"));
    }

    private Task<CurrentState> ReadAsync() =>
        new CurrentStates(store, The.Layout).ReadAsync(
            Some.Connection(),
            Some.Parameter(RefreshToken),
            CancellationToken.None
        );

    private Task WriteAsync(string name, Secret value) =>
        store.WriteAsync(
            new ParameterWrite(Some.Parameter(name), value) { IsSecure = name != Status },
            CancellationToken.None
        );
}
