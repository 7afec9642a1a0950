namespace Tokens.Tests.Unit.Adapters.ParameterStore;

public sealed class AccessTokenParametersTests
{
    private static readonly Connection Salesforce = Some.Connection("sf", Some.Salesforce());

    private static readonly AccessToken Token = new(The.AccessToken, null);

    private readonly FakeTimeProvider clock = new(The.Now);
    private readonly WatchedParameters store;
    private readonly AccessTokenParameters tokens;

    public AccessTokenParametersTests()
    {
        store = new WatchedParameters(new EmulatedParameters(clock));
        tokens = new AccessTokenParameters(store);
    }

    [Fact]
    public async Task A_token_is_a_SecureString_and_an_instance_URL_is_none()
    {
        await tokens.SaveAsync(Salesforce, Token, CancellationToken.None);
        await tokens.SaveInstanceUrlAsync(Salesforce, "https://a.my.salesforce.com", CancellationToken.None);

        store
            .Writes[0]
            .Should()
            .Be(new ParameterWrite(Salesforce.Outputs.AccessToken, The.AccessToken) { IsSecure = true });
        store.Writes[1].Name.Should().Be(Salesforce.Outputs.InstanceUrl);
        store.Writes[1].IsSecure.Should().BeFalse();
        store.Writes[1].Value.Reveal().Should().Be("https://a.my.salesforce.com");
    }

    [Fact]
    public async Task When_the_token_was_written_is_told_without_reading_it()
    {
        clock.Advance(TimeSpan.FromMinutes(1));
        await tokens.SaveAsync(Salesforce, Token, CancellationToken.None);
        await tokens.SaveInstanceUrlAsync(Salesforce, "https://a.my.salesforce.com", CancellationToken.None);

        (await LookUp(Salesforce))
            .Should()
            .Be(new StoredOutputs.Known(The.Now + TimeSpan.FromMinutes(1), "https://a.my.salesforce.com"));
        store.Decrypted.Should().BeEmpty();
    }

    [Fact]
    public async Task Nothing_there_is_an_answer_too() =>
        (await LookUp(Salesforce)).Should().Be(new StoredOutputs.Known(null, null));

    [Fact]
    public async Task An_instance_URL_is_looked_up_only_where_one_is_told()
    {
        var lwa = Some.Connection();
        store.Locked.Add(lwa.Outputs.InstanceUrl.Value);

        (await LookUp(lwa)).Should().Be(new StoredOutputs.Known(null, null));
    }

    [Theory]
    [InlineData("/tokens/sf/access-token")]
    [InlineData("/tokens/sf/instance-url")]
    public async Task One_that_cannot_be_looked_up_harms_no_other(string locked)
    {
        var other = Some.Connection();
        store.Locked.Add(locked);

        var outputs = await tokens.ReadOutputsAsync([Salesforce, other], CancellationToken.None);

        outputs[Salesforce.Name].Should().Be(new StoredOutputs.Unreadable($"{locked} is locked"));
        outputs[other.Name].Should().BeOfType<StoredOutputs.Known>();
    }

    private async Task<StoredOutputs> LookUp(Connection connection) =>
        (await tokens.ReadOutputsAsync([connection], CancellationToken.None))[connection.Name];
}
