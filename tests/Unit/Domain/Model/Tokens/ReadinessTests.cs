namespace Tokens.Tests.Unit.Domain.Model.Tokens;

public sealed class ReadinessTests
{
    private static readonly CredentialRead Unreadable = new CredentialRead.Unreadable("no key");

    [Fact]
    public async Task With_all_it_needs_a_connection_is_ready()
    {
        var version = new CredentialVersion(3, The.Now);

        var ready = (
            await Of(Found(The.ClientId), new CredentialRead.Found(The.ClientSecret, version), Found(The.RefreshToken))
        )
            .Should()
            .BeOfType<Readiness.Ready>()
            .Subject;

        ready.Request.Client.Should().Be(new ClientCredentials(The.ClientId, The.ClientSecret, null, version));
        ready.Request.RefreshToken.Should().BeSameAs(The.RefreshToken);
    }

    [Fact]
    public async Task A_grant_of_client_credentials_needs_no_refresh_token() =>
        (
            await Of(
                Found(The.ClientId),
                Found(The.ClientSecret),
                new CredentialRead.Missing(),
                Some.Definition().With(ConnectionFields.Grant, "client_credentials")
            )
        )
            .Should()
            .BeOfType<Readiness.Ready>()
            .Which.Request.RefreshToken.Should()
            .BeNull();

    [Fact]
    public async Task All_that_is_lacking_is_told_at_once() =>
        (await Of(new CredentialRead.Missing(), Found(Secret.Of("")), Found(Secret.Of("CHANGE_ME"))))
            .Should()
            .Be(
                new Readiness.Incomplete(
                    "parameter /tokens/my-erp/client-id does not exist; create it with the credential in it; "
                        + "parameter /tokens/my-erp/client-secret is empty; put the credential in it; "
                        + "parameter /tokens/my-erp/refresh-token still holds a placeholder; put the credential in it"
                )
            );

    [Fact]
    public async Task What_could_not_be_read_says_nothing_of_the_connection() =>
        (await Of(new CredentialRead.Missing(), Found(The.ClientSecret), Unreadable))
            .Should()
            .Be(new Readiness.Unreadable("no key"));

    private static CredentialRead.Found Found(Secret value) => new(value, null);

    private static async Task<Readiness> Of(
        CredentialRead id,
        CredentialRead secret,
        CredentialRead refresh,
        Definition? definition = null
    )
    {
        CredentialSource Source(string leaf) =>
            new CredentialSource.InParameter(Some.Parameter("/tokens/my-erp/" + leaf));
        var connection = Some.Connection(definition: definition);
        var known = new CredentialCache(
            new FixedCredentials(
                new Dictionary<CredentialSource, CredentialRead>
                {
                    [Source("client-id")] = id,
                    [Source("client-secret")] = secret,
                    [Source("refresh-token")] = refresh,
                }
            )
        );
        await known.ReadAsync([connection], CancellationToken.None);
        return known.ReadinessOf(Some.Snapshot(connection));
    }

    private sealed class FixedCredentials(IReadOnlyDictionary<CredentialSource, CredentialRead> all) : ICredentialStore
    {
        public Task<IReadOnlyDictionary<CredentialSource, CredentialRead>> ReadAsync(
            IReadOnlyCollection<CredentialSource> sources,
            CancellationToken cancellation
        ) =>
            Task.FromResult<IReadOnlyDictionary<CredentialSource, CredentialRead>>(
                sources.ToDictionary(source => source, source => all[source])
            );

        public Task<IReadOnlyDictionary<ParameterName, ProvenRead>> ReadProvenAsync(
            IReadOnlyCollection<ParameterName> secrets,
            CancellationToken cancellation
        ) =>
            Task.FromResult<IReadOnlyDictionary<ParameterName, ProvenRead>>(
                new Dictionary<ParameterName, ProvenRead>()
            );

        public Task<IReadOnlyDictionary<CredentialSource, DateTimeOffset>> ChangedAtAsync(
            IReadOnlyCollection<CredentialSource> sources,
            CancellationToken cancellation
        ) => throw new NotSupportedException();

        public Task<CredentialRead> ReadBeforeAsync(
            ParameterName name,
            CredentialVersion version,
            CancellationToken cancellation
        ) => throw new NotSupportedException();

        public Task SaveRefreshTokenAsync(
            RefreshTokenVersion replaced,
            Secret refreshToken,
            CancellationToken cancellation
        ) => throw new NotSupportedException();
    }
}
