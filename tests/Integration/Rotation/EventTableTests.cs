using System.Text.Json.Nodes;
using FluentAssertions;
using Tokens.Tests.Integration.Worlds;
using Tokens.Tests.TokenServers;
using Xunit;

namespace Tokens.Tests.Integration.Rotation;

/// <summary>
/// The table of docs/rotation.md: each sample event through the published executable, and the messages that it causes,
/// received by an HTTP endpoint that is subscribed to the topics.
/// </summary>
public sealed class EventTableTests
{
    [Theory]
    [InlineData("schedule", "RefreshTokens")]
    [InlineData("schedule-scheduler", "RefreshTokens")]
    [InlineData("parameter-change-label", "DetectRotation")]
    public async Task Nobody_is_told_of_what_changes_nothing(string sample, string function)
    {
        await using var erp = await Erp.StartAsync();

        await erp.World.DeliverAsync(function, erp.Sample(sample));

        erp.World.Alerts.Messages.Should().BeEmpty();
        erp.World.Completions.Messages.Should().BeEmpty();
    }

    [Theory]
    [InlineData("policy-action-no-change")]
    [InlineData("policy-action-expiration-notification")]
    public async Task A_policy_that_acts_is_a_reminder_once_however_often_it_comes(string sample)
    {
        await using var erp = await Erp.StartAsync();

        await erp.World.DeliverAsync("RemindOfRotation", erp.Sample(sample));
        await erp.World.DeliverAsync("RemindOfRotation", erp.Sample(sample));

        var told = erp.World.Alerts.Messages.Should().ContainSingle().Subject;
        told.Subject.Should().Contain("erp");
        told.Text.Should().Contain(erp.Secret).And.Contain("put-parameter");
        Erp.ShouldCarry(told, "reminder");
    }

    [Theory]
    [InlineData("policy-action-no-change")]
    [InlineData("policy-action-expiration-notification")]
    public async Task A_policy_that_acted_before_the_last_change_is_dropped_with_a_log_line(string sample)
    {
        await using var erp = await Erp.StartAsync();

        await erp.World.DeliverAsync("RemindOfRotation", erp.Sample(sample, DateTimeOffset.UtcNow.AddHours(-1)));

        erp.World.Alerts.Messages.Should().BeEmpty();
        await erp.World.ShouldLogAsync("changed after the policy acted");
    }

    [Theory]
    [InlineData("policy-action-expiration", "RemindOfRotation")]
    [InlineData("parameter-change-delete", "DetectRotation")]
    public async Task A_deleted_credential_is_critical_and_told_once(string sample, string function)
    {
        await using var erp = await Erp.StartAsync();
        await erp.World.DeleteAsync(erp.Secret);

        await erp.World.DeliverAsync(function, erp.Sample(sample));
        await erp.World.DeliverAsync(function, erp.Sample(sample));

        var told = erp.World.Alerts.Messages.Should().ContainSingle().Subject;
        told.Subject.Should().Contain("CRITICAL");
        Erp.ShouldCarry(told, "credential-deleted", "critical");
    }

    [Fact]
    public async Task An_expiration_of_a_parameter_that_is_still_there_tells_nobody()
    {
        await using var erp = await Erp.StartAsync();

        await erp.World.DeliverAsync("RemindOfRotation", erp.Sample("policy-action-expiration"));

        erp.World.Alerts.Messages.Should().BeEmpty();
    }

    [Theory]
    [InlineData("parameter-change-create")]
    [InlineData("parameter-change-update")]
    public async Task A_new_version_is_announced_once(string sample)
    {
        await using var erp = await Erp.StartAsync();

        await erp.World.DeliverAsync("DetectRotation", erp.Sample(sample));
        await erp.World.DeliverAsync("DetectRotation", erp.Sample(sample));

        var announced = erp.World.Completions.Messages.Should().ContainSingle().Subject;
        var message = JsonNode.Parse(announced.Text)!;
        ((string)message["parameter"]!).Should().Be(erp.Secret);
        ((int)message["version"]!).Should().Be(1);
        ((string)message["source"]!).Should().Be("detect");
        erp.World.Alerts.Messages.Should().BeEmpty();
    }

    [Fact]
    public async Task A_completed_rotation_proves_the_secret_and_tells_that_it_works()
    {
        await using var erp = await Erp.StartAsync();
        await erp.World.RefreshAsync();
        erp.Endpoint.Clients.AddSecret(World.ClientId, "fake-client-secret-new");
        await erp.World.PutSecretAsync(erp.Secret, "fake-client-secret-new");

        await erp.World.CompleteAsync(new JsonObject { ["parameter"] = erp.Secret }.ToJsonString());
        await erp.World.CompleteAsync(new JsonObject { ["parameter"] = erp.Secret }.ToJsonString());

        Erp.ShouldCarry(erp.World.Alerts.Messages.Should().ContainSingle().Subject, "secret-proven", "info");
        erp.World.TokenServer.Requests.Select(request => request.ClientSecret)
            .Should()
            .Equal(World.ClientSecret, "fake-client-secret-new");
        (await erp.World.GetAsync($"{erp.Secret}:proven"))!.Version.Should().Be(2);
    }

    /// <summary>A client whose secret is the samples' parameter, in a folder of this world's own, and its connection.</summary>
    private sealed record Erp(World World, TokenEndpoint Endpoint) : IAsyncDisposable
    {
        public string Secret => $"{World.Root}-erp/lwa/clientsecret";

        public static async Task<Erp> StartAsync()
        {
            var world = await World.StartListeningAsync();
            var endpoint = await world.AddClientAsync(
                "lwa",
                "amazon-lwa",
                TokenEndpointBehaviour.LoginWithAmazon,
                new JsonObject { ["clientSecret"] = $"{world.Root}-erp/lwa/clientsecret" }
            );
            var erp = new Erp(world, endpoint);
            await world.PutSecretAsync(erp.Secret, World.ClientSecret);
            await world.UseClientAsync("lwa", "erp");
            return erp;
        }

        /// <summary>A sample about this world's secret, as if it happened a little ahead, after all that the test did.</summary>
        public string Sample(string name, DateTimeOffset? at = null)
        {
            var json = JsonNode.Parse(Samples.Read(name).Replace("/my-erp/lwa/clientsecret", Secret))!;
            json["time"] = (at ?? At).UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ");
            return json.ToJsonString();
        }

        /// <summary>Where the emulator passes attributes on.</summary>
        public static void ShouldCarry(InboxMessage message, string kind, string? severity = null)
        {
            if (message.Attributes.Count == 0)
            {
                return;
            }

            message.Attributes["kind"].Should().Be(kind);
            message.Attributes["connection"].Should().Be("erp");
            if (severity is not null)
            {
                message.Attributes["severity"].Should().Be(severity);
            }
        }

        public ValueTask DisposeAsync() => World.DisposeAsync();

        private static readonly DateTimeOffset At = DateTimeOffset.UtcNow.AddMinutes(10);
    }
}
