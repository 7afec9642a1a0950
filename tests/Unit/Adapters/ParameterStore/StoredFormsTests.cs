using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Tokens.Adapters.Sealing;
using Tokens.Tests.Unit.Adapters.Sealing;

namespace Tokens.Tests.Unit.Adapters.ParameterStore;

/// <summary>An update must not lose what the version before it remembered (stored-forms-of-fe27c22.json).</summary>
public sealed class StoredFormsTests
{
    private const string Parameter = "/my-erp/lwa/clientsecret";
    private const string Version = "v7@2026-11-21T10:30:00Z";

    private static readonly DateTimeOffset Fraction = The.Now.AddTicks(1234567);

    private static readonly RefreshTokenVersion Unfinished = new(
        Some.Parameter("/tokens/my-erp/refresh-token"),
        new CredentialVersion(3, Fraction)
    );

    private static readonly RefreshTokenVersion Finished = new(
        Some.Parameter("/tokens/shop/refresh-token"),
        new CredentialVersion(12, The.Now)
    );

    private static readonly Dictionary<string, ConnectionStatus> Expected = new()
    {
        ["healthy"] = new(ConnectionState.Healthy, The.Now),
        ["healthy-short-lived"] = new(ConnectionState.Healthy, Fraction)
        {
            Lifetime = TimeSpan.FromMinutes(30),
            FallbackVersion = 3,
        },
        ["never-known"] = ConnectionStatus.Unknown with { Lifetime = TimeSpan.FromSeconds(1) },
        ["retrying"] = new(ConnectionState.Retrying, The.Now)
        {
            Reason = "api.amazon.com answered 503: busy",
            Failures = 2,
            RetryAt = The.Now.AddMinutes(1),
        },
        ["retrying-behind"] = new(ConnectionState.Retrying, The.Now)
        {
            Reason = "api.amazon.com gave no answer",
            Failures = 12,
            RetryAt = Fraction.AddHours(1),
            Underlying = new StateSince(ConnectionState.SignInAgain, The.Now.AddDays(-2)),
        },
        ["secret-refused"] = new(ConnectionState.SecretRefused, The.Now)
        {
            Reason = "api.amazon.com answered 401: invalid_client",
            Failures = 1,
            RetryAt = The.Now.AddHours(6),
            FallbackVersion = 4,
        },
        ["sign-in-again"] = new(ConnectionState.SignInAgain, The.Now)
        {
            Reason = "api.amazon.com answered 400: invalid_grant \"Grant {{grant_id}} revoked\" <é>",
            Failures = 1,
            HasUsedToken = true,
        },
        ["misconfigured"] = new(ConnectionState.Misconfigured, The.Now)
        {
            Reason = "the parameter /my-erp/lwa/clientsecret does not exist",
            Failures = 3,
        },
    };

    private readonly FakeTimeProvider clock = new(The.Now);

    [Fact]
    public async Task Statuses_of_every_state_mean_what_they_meant()
    {
        var statuses = new Statuses(await StoreAsync(), The.Layout, NullLogger<Statuses>.Instance);

        var read = (await statuses.AllAsync(default)).ToDictionary(status => status.Key.Value, status => status.Value);

        read.Keys.Should().BeEquivalentTo(Expected.Keys);
        foreach (var (name, status) in Expected)
        {
            read[name].Should().Be(status, name);
        }

        read.Values.Select(status => status.State).Distinct().Should().HaveSameCount(Enum.GetValues<ConnectionState>());
    }

    [Theory]
    [InlineData(AlertKind.Reminder, Severity.Info, "my-erp", $"reminder|{Parameter}|2026-12-21T10:30:00Z|2592000s")]
    [InlineData(AlertKind.Overdue, Severity.Critical, "-", $"reminder|{Parameter}|2026-11-21T10:30:00Z|-86400s")]
    [InlineData(AlertKind.SecretRefused, Severity.Critical, "my-erp", $"secret-refused|{Parameter}|{Version}|runs")]
    [InlineData(AlertKind.SecretProven, Severity.Info, "my-erp", $"secret-proven|{Parameter}|{Version}")]
    [InlineData(AlertKind.CredentialDeleted, Severity.Critical, "-", $"credential-deleted|{Parameter}|2026-11-21")]
    [InlineData(AlertKind.SignInAgain, Severity.Critical, "my-erp", "SignInAgain|my-erp|Healthy|2026-11-21T10:30:00Z")]
    [InlineData(
        AlertKind.Misconfigured,
        Severity.Warning,
        "my-erp",
        "misconfigured|my-erp|2026-11-21T10:30:00Z|86400s"
    )]
    [InlineData(AlertKind.RefreshFailing, Severity.Critical, "my-erp", "refresh-failing|my-erp|2026-11-21T10:30:00Z")]
    [InlineData(AlertKind.Recovered, Severity.Info, "my-erp", "recovered|my-erp|2026-11-21T10:30:00Z")]
    [InlineData(AlertKind.PolicyFailed, Severity.Warning, "-", $"policy-failed|{Parameter}|{Version}|Expiration|0s")]
    public async Task An_alerts_claims_are_read_with_their_notice_unsent_and_sent(
        AlertKind kind,
        Severity severity,
        string connection,
        string key
    )
    {
        var word = WordOf(kind);
        var message = new AlertMessage($"Tokens: {word}", "line 1\n\"line\" 2 with é <b> {{x}}", $"sms {word}");

        await AreReadAsync(key, new Notification.ToSubscribers(kind, severity, connection, message));
    }

    [Fact]
    public async Task A_completed_rotations_claims_are_read_with_their_notice_unsent_and_sent() =>
        await AreReadAsync(
            $"rotation-completed|{Parameter}|{Version}",
            new Notification.RotationCompleted(Some.Parameter(Parameter), new CredentialVersion(7, Fraction), "detect")
        );

    [Fact]
    public async Task There_is_a_claim_of_every_kind()
    {
        var claims = await Claims(await StoreAsync()).AllAsync(default);

        claims
            .Select(stored => stored.Entry.Notification)
            .OfType<Notification.ToSubscribers>()
            .Select(people => people.Kind)
            .Distinct()
            .Should()
            .BeEquivalentTo(Enum.GetValues<AlertKind>());
        claims.Should().HaveCount(2 * (Enum.GetValues<AlertKind>().Length + 1));
    }

    /// <summary>Nobody is notified a second time because of an update.</summary>
    [Fact]
    public async Task What_is_claimed_stays_claimed()
    {
        var claims = Claims(await StoreAsync());
        var key = DeduplicationKey.Of("secret-proven", Parameter, new CredentialVersion(7, Fraction));
        var taken = (await claims.AllAsync(default)).First(stored => stored.Entry.Key == key.Key).Entry;

        (await claims.ExistingAsync([key.Key, "another"], default)).Should().Equal(key.Key);
        (await claims.TryAddAsync(taken, default)).Should().BeFalse();
    }

    [Fact]
    public async Task Claims_on_refresh_tokens_are_read_with_lease_and_finished_attempt()
    {
        var claims = await Leases(await StoreAsync()).AllAsync(default);

        claims
            .Should()
            .Equal(
                Stored(Unfinished, attempt: 1, TimeSpan.FromSeconds(870.5), finished: 0),
                Stored(Finished, attempt: 1, TimeSpan.FromMinutes(5), finished: 2),
                Stored(Finished, attempt: 2, TimeSpan.FromMinutes(5), finished: 0)
            );
    }

    /// <summary>Who refreshes during an update must neither use a token twice nor wait for an attempt that is over.</summary>
    [Fact]
    public async Task A_claimed_refresh_token_is_found_by_its_version()
    {
        var claims = Leases(await StoreAsync());

        var held = await claims.FindAsync(Unfinished, 1, default);
        var over = await claims.FindAsync(Finished, 1, default);

        held!.NextAttempt(The.Now.AddSeconds(870)).Should().BeNull();
        held.NextAttempt(The.Now.AddSeconds(871)).Should().Be(2);
        over!.NextAttempt(The.Now).Should().Be(3);
        (await claims.TryCreateAsync(held.Lease, default)).Should().BeFalse();
    }

    [Fact]
    public async Task The_label_marks_the_proven_version()
    {
        var store = new EmulatedParameters(clock);
        var name = Some.Parameter(Parameter);
        var write = new ParameterWrite(name, The.ClientSecret) { IsSecure = true };
        await store.WriteAsync(write, default);
        clock.Advance(TimeSpan.FromDays(1));
        await store.WriteAsync(write, default);
        await store.LabelAsync(name, 1, StoredForms.ProvenLabel, default);

        var versions = (await new SecretVersionsReader(store).ReadAsync([name], default))[name];

        var proven = new CredentialVersion(1, The.Now);
        versions.Should().Be(new SecretVersions(name, new CredentialVersion(2, The.Now.AddDays(1)), proven));
    }

    [Theory]
    [InlineData(0, "fake-refresh-token-1")]
    [InlineData(1, "-fake-refresh-token-2")]
    public async Task A_sealed_word_opens(int index, string end)
    {
        var (word, contexts) = StoredForms.Sealed[index];
        var secret = Some.Secret(new string('x', index * 4096) + end);
        using var kms = new FakeKms { Answer = call => Decrypted(call, contexts, secret) };

        var opening = await new KmsSealOpener(The.Layout.Root, "alias/tokens", kms.Client.Value).OpenAsync(
            Some.Name(),
            word,
            default
        );

        opening.Should().BeOfType<Opening.Opened>().Which.Secret.Matches(secret).Should().BeTrue();
    }

    /// <summary>As KMS does: only in the context in which it was encrypted.</summary>
    private static SsmAnswer Decrypted(SsmCall call, IReadOnlyDictionary<string, string> contexts, Secret secret)
    {
        var context = call.Body["EncryptionContext"]!.AsObject().OrderBy(entry => entry.Key, StringComparer.Ordinal);
        var asked = string.Join(' ', context.Select(entry => $"{entry.Key}={entry.Value}"));
        var part = contexts.Keys.ToList().IndexOf((string)call.Body["CiphertextBlob"]!);
        var plaintext = Encoding.UTF8.GetBytes(secret.Reveal()).Chunk(4096).ElementAtOrDefault(part);
        return plaintext is not null && contexts.Values.ElementAt(part) == asked
            ? SsmAnswer.Ok($$"""{"Plaintext":"{{Convert.ToBase64String(plaintext)}}"}""")
            : SsmAnswer.Error("InvalidCiphertextException");
    }

    private async Task AreReadAsync(string text, Notification notification)
    {
        var key = new DeduplicationKey(text);
        var claim = new OutboxEntry(key.Key, 1, key, notification);

        var claims = await Claims(await StoreAsync()).AllAsync(default);

        claims
            .Where(stored => stored.Entry.Key == key.Key)
            .OrderBy(stored => stored.Entry.Attempt)
            .Should()
            .Equal(
                new StoredOutboxEntry(claim, The.Now, IsSent: false),
                new StoredOutboxEntry(claim with { Attempt = 2 }, The.Now, IsSent: true)
            );
    }

    /// <summary>Not from the code's own table, in which a changed word would go unnoticed.</summary>
    private static string WordOf(AlertKind kind) =>
        string.Concat(kind.ToString().Select((c, i) => char.IsUpper(c) && i > 0 ? $"-{c}" : $"{c}")).ToLowerInvariant();

    private static StoredLease Stored(RefreshTokenVersion token, int attempt, TimeSpan lease, int finished) =>
        new(new TokenLease(token, attempt, lease), The.Now, finished);

    private Task<EmulatedParameters> StoreAsync() => StoredForms.StoreAsync(clock);

    private OutboxParameters Claims(EmulatedParameters store) =>
        new(store, The.Layout, clock, () => "owner-new", NullLogger<OutboxParameters>.Instance);

    private LeaseParameters Leases(EmulatedParameters store) =>
        new(store, The.Layout, clock, () => "owner-new", NullLogger<LeaseParameters>.Instance);
}
