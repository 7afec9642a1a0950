using Amazon.Runtime;
using Amazon.SimpleNotificationService;
using Amazon.SimpleSystemsManagement;
using Microsoft.Extensions.Logging.Abstractions;
using Tokens.Adapters.Notifications;
using Tokens.Adapters.ParameterStore;
using Tokens.Emulator;
using Fault = Tokens.Emulator.Fault;

namespace Tokens.Tests.Integration.Stores;

/// <summary>Claims, labels, policies and messages over the real client, with a store that has AWS's rules.</summary>
public sealed class StoreRulesTests : IAsyncLifetime, IDisposable
{
    private static readonly AWSCredentials Nobody = new BasicAWSCredentials("AKIDFAKE", "fake-aws-secret-access-key");

    private AwsEmulator server = null!;
    private AmazonSimpleSystemsManagementClient ssm = null!;
    private int owners;

    public async Task InitializeAsync()
    {
        server = await AwsEmulator.StartAsync();
        ssm = new AmazonSimpleSystemsManagementClient(
            Nobody,
            new AmazonSimpleSystemsManagementConfig { ServiceURL = server.Endpoint.ToString(), MaxErrorRetry = 0 }
        );
    }

    public async Task DisposeAsync() => await server.DisposeAsync();

    public void Dispose() => ssm.Dispose();

    [Fact]
    public async Task A_taker_whose_answer_was_lost_has_its_claim_and_no_other_does()
    {
        LoseAnswer("PutParameter");

        (await Claims().TryAddAsync(OutboxEntry, default)).Should().BeTrue();
        (await Claims().TryAddAsync(OutboxEntry, default)).Should().BeFalse();
    }

    [Fact]
    public async Task A_claim_is_taken_marked_listed_and_removed()
    {
        (await Claims().TryAddAsync(OutboxEntry, default)).Should().BeTrue();
        await Claims().MarkSentAsync(OutboxEntry, TimeProvider.System.GetUtcNow(), default);

        var all = await Claims().AllAsync(default);
        all.Single().Should().Match<StoredOutboxEntry>(stored => stored.IsSent && stored.Entry == OutboxEntry);
        (await Claims().ExistingAsync([OutboxEntry.Key, "other"], default)).Should().Equal(OutboxEntry.Key);

        await Claims().RemoveAsync(all, default);
        (await Claims().AllAsync(default)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_ladder_of_reminders_is_taken_as_the_store_writes_it()
    {
        var secret = Name("/my-erp/lwa/clientsecret");
        var reminders = NoChangeNotification.For(
            new RotationPolicy(TimeSpan.FromDays(180), TimeSpan.FromDays(7), RotationPolicy.StandardReminders)
        );

        await Parameters().WriteAsync(Value(secret) with { Policies = reminders }, default);

        var described = await ssm.DescribeParametersAsync(new(), default);
        described.Parameters.Single().Policies.Should().HaveCount(5);
        described.Parameters.Single().Tier.Should().Be(ParameterTier.Advanced);
    }

    /// <summary>99 secrets in a row that never worked: the proven one is the oldest of all.</summary>
    [Fact]
    public async Task A_proven_version_that_is_the_oldest_of_100_stops_further_ones_until_the_label_moves()
    {
        var secret = Name("/my-erp/lwa/clientsecret");
        for (var version = 1; version <= 100; version++)
        {
            await Parameters().WriteAsync(Value(secret), default);
            if (version == 1)
            {
                var first = (await Versions().ReadAsync([secret], default))[secret].Newest!;
                await Versions().MarkProvenAsync(secret, first, default);
            }
        }

        await Parameters()
            .Invoking(it => it.WriteAsync(Value(secret), default))
            .Should()
            .ThrowAsync<StoreException>()
            .WithMessage("*100 versions and the oldest bears a label; move that label to a newer version");

        var known = (await Versions().ReadAsync([secret], default))[secret];
        (known.Newest!.Number, known.Proven!.Number).Should().Be((100, 1));
        await Versions().MarkProvenAsync(secret, known.Newest, default);
        await Parameters().WriteAsync(Value(secret), default);

        known = (await Versions().ReadAsync([secret], default))[secret];
        (known.Newest!.Number, known.Proven!.Number).Should().Be((101, 100));
    }

    /// <summary>A client without retries sent it eleven times: a broken connection passed for a stale one.</summary>
    [Fact]
    public async Task A_message_whose_answer_was_lost_is_published_once()
    {
        var topic = server.CreateTopic("alerts");
        var once = PublishOnce.Config(TimeSpan.FromSeconds(5));
        once.ServiceURL = server.Endpoint.ToString();
        using var sns = new AmazonSimpleNotificationServiceClient(Nobody, once);
        LoseAnswer("Publish");
        var publisher = new SnsPublisher(new(sns), new SnsTopics(topic, null), TimeProvider.System);

        await publisher
            .Invoking(it => it.PublishAsync(OutboxEntry.Notification, default))
            .Should()
            .ThrowAsync<PublishingException>();

        server.Published.Should().ContainSingle();
    }

    private static OutboxEntry OutboxEntry { get; } =
        new(
            "0123456789abcdef0123456789abcdef",
            1,
            new DeduplicationKey("secret-proven|/a/b|v7"),
            new Notification.ToSubscribers(
                AlertKind.SecretProven,
                Severity.Info,
                "my-erp",
                new AlertMessage("Tokens: works", "line 1\nline 2", "works")
            )
        );

    private static ParameterName Name(string name) => ((Parsed<ParameterName>.Valid)ParameterName.Parse(name)).Value;

    private static ParameterWrite Value(ParameterName name) => new(name, Secret.Of("fake-secret")) { IsSecure = true };

    private void LoseAnswer(string operation)
    {
        var isLost = false;
        server.Faults = call =>
        {
            if (isLost || call.Operation != operation)
            {
                return null;
            }

            isLost = true;
            return new Fault.DropAnswer();
        };
    }

    private SecretVersionsReader Versions() => new(Parameters());

    private SsmParameters Parameters() => new(ssm, null, TimeProvider.System, NullLogger<SsmParameters>.Instance);

    private OutboxParameters Claims() =>
        new(
            Parameters(),
            new ParameterLayout(Name("/tokens")),
            TimeProvider.System,
            () => $"owner-{++owners}",
            NullLogger<OutboxParameters>.Instance
        );
}
