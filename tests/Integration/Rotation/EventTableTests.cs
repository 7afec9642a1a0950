using Tokens.Emulator.Providers;

namespace Tokens.Tests.Integration.Rotation;

/// <summary>
/// The table of docs/rotation.md: each sample event through the published executable, and the messages that it causes,
/// received by an HTTP endpoint that is subscribed to the topics.
/// </summary>
public sealed class EventTableTests : WorldTests
{
    private static readonly DateTimeOffset At = DateTimeOffset.UtcNow.AddMinutes(10);

    private TokenEndpoint endpoint = null!;

    private string Secret => $"{World.Root}-erp/lwa/clientsecret";

    protected override Task<World> StartWorldAsync() => World.StartListeningAsync();

    /// <summary>A client whose secret is the samples' parameter, in a folder of this world's own, and its connection.</summary>
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        var client = new JsonObject { ["clientSecret"] = Secret };
        endpoint = await World.AddClientAsync("lwa", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon, client);
        await World.PutSecretAsync(Secret, World.ClientSecret);
        await World.UseClientAsync("lwa", "erp");
    }

    [Theory]
    [InlineData("schedule", "RefreshTokens")]
    [InlineData("schedule-scheduler", "RefreshTokens")]
    [InlineData("parameter-change-label", "DetectRotation")]
    public async Task Nobody_is_told_of_what_changes_nothing(string sample, string function)
    {
        await World.DeliverAsync(function, Sample(sample));

        World.Alerts.Messages.Should().BeEmpty();
        World.Completions.Messages.Should().BeEmpty();
    }

    [Theory]
    [InlineData("policy-action-no-change")]
    [InlineData("policy-action-expiration-notification")]
    public async Task A_policy_that_acts_is_a_reminder_once_however_often_it_comes(string sample)
    {
        await World.DeliverAsync("RemindOfRotation", Sample(sample));
        await World.DeliverAsync("RemindOfRotation", Sample(sample));

        var told = World.Alerts.Messages.Should().ContainSingle().Subject;
        told.Subject.Should().Contain("erp");
        told.Text.Should().Contain(Secret).And.Contain("put-parameter");
        ShouldCarry(told, "reminder", "info");
    }

    [Theory]
    [InlineData("policy-action-no-change")]
    [InlineData("policy-action-expiration-notification")]
    public async Task A_policy_that_acted_before_the_last_change_is_dropped_with_a_log_line(string sample)
    {
        await World.DeliverAsync("RemindOfRotation", Sample(sample, DateTimeOffset.UtcNow.AddHours(-1)));

        World.Alerts.Messages.Should().BeEmpty();
        await World.ShouldLogAsync("changed after the policy acted");
    }

    [Theory]
    [InlineData("policy-action-expiration", "RemindOfRotation")]
    [InlineData("parameter-change-delete", "DetectRotation")]
    public async Task A_deleted_credential_is_critical_and_told_once(string sample, string function)
    {
        await World.DeleteAsync(Secret);

        await World.DeliverAsync(function, Sample(sample));
        await World.DeliverAsync(function, Sample(sample));

        var told = World.Alerts.Messages.Should().ContainSingle().Subject;
        told.Subject.Should().Contain("CRITICAL");
        ShouldCarry(told, "credential-deleted", "critical");
    }

    [Fact]
    public async Task An_expiration_of_a_parameter_that_is_still_there_tells_nobody()
    {
        await World.DeliverAsync("RemindOfRotation", Sample("policy-action-expiration"));

        World.Alerts.Messages.Should().BeEmpty();
    }

    [Theory]
    [InlineData("parameter-change-create")]
    [InlineData("parameter-change-update")]
    public async Task A_new_version_is_announced_once(string sample)
    {
        await World.DeliverAsync("DetectRotation", Sample(sample));
        await World.DeliverAsync("DetectRotation", Sample(sample));

        var announced = World.Completions.Messages.Should().ContainSingle().Subject;
        var message = JsonNode.Parse(announced.Text)!;
        ((string)message["parameter"]!).Should().Be(Secret);
        ((int)message["version"]!).Should().Be(1);
        ((string)message["source"]!).Should().Be("detect");
        World.Alerts.Messages.Should().BeEmpty();
    }

    [Fact]
    public async Task A_completed_rotation_proves_the_secret_and_tells_that_it_works()
    {
        await World.RefreshAsync();
        endpoint.Clients.AddSecret(World.ClientId, "fake-client-secret-new");
        await World.PutSecretAsync(Secret, "fake-client-secret-new");

        await World.CompleteAsync(new JsonObject { ["parameter"] = Secret }.ToJsonString());
        await World.CompleteAsync(new JsonObject { ["parameter"] = Secret }.ToJsonString());

        ShouldCarry(World.Alerts.Messages.Should().ContainSingle().Subject, "secret-proven", "info");
        World
            .TokenServer.Requests.Select(request => request.ClientSecret)
            .Should()
            .Equal(World.ClientSecret, "fake-client-secret-new");
        (await World.GetAsync($"{Secret}:proven"))!.Version.Should().Be(2);
    }

    /// <summary>A sample about this world's secret, as if it happened a little ahead, after all that the test did.</summary>
    private string Sample(string name, DateTimeOffset? at = null)
    {
        var json = JsonNode.Parse(Samples.Read(name).Replace("/my-erp/lwa/clientsecret", Secret))!;
        json["time"] = (at ?? At).UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ");
        return json.ToJsonString();
    }

    /// <summary>Where the emulator passes attributes on.</summary>
    private static void ShouldCarry(InboxMessage message, string kind, string severity)
    {
        if (message.Attributes.Count > 0)
        {
            message.Attributes["kind"].Should().Be(kind);
            message.Attributes["connection"].Should().Be("erp");
            message.Attributes["severity"].Should().Be(severity);
        }
    }
}
