namespace Tokens.Tests.Unit.Adapters.ParameterStore;

public sealed class StoredCredentialsTests
{
    private readonly FakeTimeProvider clock = new(The.Now);
    private readonly WatchedParameters store;
    private readonly StoredCredentials credentials;

    public StoredCredentialsTests()
    {
        store = new WatchedParameters(new EmulatedParameters(clock));
        credentials = new StoredCredentials(store, name => name == "SET" ? " fake-client-secret-1\n" : null);
    }

    [Fact]
    public async Task A_parameter_is_read_with_its_version()
    {
        await Write("/a");
        clock.Advance(TimeSpan.FromDays(1));
        await Write("/a");

        var found = (await Read(Parameter("/a"))).Should().BeOfType<CredentialRead.Found>().Subject;

        found.Value.Matches(The.ClientSecret).Should().BeTrue();
        found.Version.Should().Be(new CredentialVersion(2, The.Now + TimeSpan.FromDays(1)));
    }

    [Fact]
    public async Task A_variable_is_read_without_one()
    {
        var found = (await Read(Variable("SET"))).Should().BeOfType<CredentialRead.Found>().Subject;

        found.Value.Matches(The.ClientSecret).Should().BeTrue();
        found.Version.Should().BeNull();
    }

    [Fact]
    public async Task What_is_not_there_is_missing()
    {
        (await Read(Parameter("/nowhere"))).Should().Be(new CredentialRead.Missing());
        (await Read(Variable("UNSET"))).Should().Be(new CredentialRead.Missing());
    }

    [Fact]
    public async Task One_that_cannot_be_read_harms_no_other()
    {
        await Write("/a");
        await Write("/b");
        store.Locked.Add("/b");

        var found = await credentials.ReadAsync([Parameter("/a"), Parameter("/b")], CancellationToken.None);

        found[Parameter("/a")].Should().BeOfType<CredentialRead.Found>();
        found[Parameter("/b")].Should().Be(new CredentialRead.Unreadable("/b is locked"));
    }

    [Fact]
    public async Task The_proven_version_is_read_with_its_number()
    {
        await WriteProvenAsync("/a");
        await Write("/a");
        await Write("/b");

        var proven = await Proven("/a", "/b", "/nowhere");

        var secret = proven.Should().ContainSingle().Which.Value.Should().BeOfType<ProvenRead.Found>().Subject.Secret;
        secret.Version.Number.Should().Be(1);
        secret.Value!.Matches(The.ClientSecret).Should().BeTrue();
    }

    [Fact]
    public async Task Which_version_is_proven_is_told_also_where_its_key_is_not_to_be_had()
    {
        await WriteProvenAsync("/a");
        store.Locked.Add("/a:proven!");

        var secret = (await Proven("/a")).Values.Should().ContainSingle().Subject.As<ProvenRead.Found>().Secret;

        secret.Should().BeEquivalentTo(new { Value = (Secret?)null, Version = new CredentialVersion(1, The.Now) });
        secret.Read.Should().Be(new CredentialRead.Unreadable("/a:proven is locked"));
    }

    [Fact]
    public async Task Where_the_store_tells_nothing_nobody_knows_whether_a_version_is_proven()
    {
        await Write("/a");
        store.Locked.Add("/a");

        (await Proven("/a")).Values.Should().Equal(new ProvenRead.Unknown("/a:proven is locked"));
    }

    private Task<IReadOnlyDictionary<ParameterName, ProvenRead>> Proven(params string[] names) =>
        credentials.ReadProvenAsync([.. names.Select(Some.Parameter)], CancellationToken.None);

    private async Task WriteProvenAsync(string name)
    {
        await Write(name);
        await store.LabelAsync(Some.Parameter(name), 1, Labels.Proven, CancellationToken.None);
    }

    [Fact]
    public async Task When_it_changed_is_told_of_what_exists_and_without_its_value()
    {
        await Write("/a");

        var changes = await credentials.ChangedAtAsync(
            [Parameter("/a"), Parameter("/nowhere"), Variable("SET")],
            CancellationToken.None
        );

        changes.Should().Equal(new Dictionary<CredentialSource, DateTimeOffset> { [Parameter("/a")] = The.Now });
        store.Decrypted.Should().BeEmpty();
    }

    [Fact]
    public async Task A_rotated_refresh_token_is_written_as_the_only_copy_under_the_key_it_had()
    {
        await credentials.SaveRefreshTokenAsync(
            new RefreshTokenVersion(Some.Parameter("/r"), new CredentialVersion(1, The.Now)),
            The.RefreshToken,
            CancellationToken.None
        );

        store
            .Writes.Should()
            .Equal(
                new ParameterWrite(Some.Parameter("/r"), The.RefreshToken)
                {
                    IsSecure = true,
                    KeepsItsKey = true,
                    OnlyCopyAfter = 1L,
                }
            );
    }

    private static CredentialSource Parameter(string name) => new CredentialSource.InParameter(Some.Parameter(name));

    private static CredentialSource Variable(string name) => new CredentialSource.InEnvironment(name);

    private async Task<CredentialRead> Read(CredentialSource source) =>
        (await credentials.ReadAsync([source], CancellationToken.None))[source];

    private Task Write(string name) =>
        store.WriteAsync(
            new ParameterWrite(Some.Parameter(name), The.ClientSecret) { IsSecure = true },
            CancellationToken.None
        );
}
