using Tokens.Emulator.Providers;

namespace Tokens.Tests.Integration.FaultInjection.Scenarios;

/// <summary>A client has two connections; its secret has a new version.</summary>
public abstract class Rotation : Scenario
{
    protected const string NewSecret = "fake-client-secret-new";

    public override void Arrange(Stage stage)
    {
        var endpoint = stage.AddClient("lwa", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);
        stage.UseClient("lwa", "acme", endpoint);
        stage.UseClient("lwa", "other", endpoint);
        stage.HasToken("acme");
        stage.HasToken("other");
        stage.Prove(Secret(stage));
        stage.Put(Secret(stage), NewSecret, age: TimeSpan.FromMinutes(3));
    }

    public override Task ActAsync(Stage stage) => stage.Functions.ChangeAsync(Secret(stage));

    private static string Secret(Stage stage) => $"{stage.Client("lwa")}/client-secret";
}

/// <summary>It works: detected, announced, proven, told, and the other connection refreshed.</summary>
public sealed class GoodNewSecret : Rotation
{
    public override string Name => "a good new secret";

    public override void Arrange(Stage stage)
    {
        base.Arrange(stage);
        stage.Endpoints["acme"].Clients.AddSecret(World.ClientId, NewSecret);
    }
}

/// <summary>It is refused: told, and the proven one goes on.</summary>
public sealed class WrongNewSecret : Rotation
{
    public override string Name => "a wrong new secret";
}

/// <summary>A policy of the parameter acts on a rung of the ladder; the sweep meets the same occasion.</summary>
public sealed class ReminderDue : Scenario
{
    public override string Name => "a reminder";

    public override void Arrange(Stage stage)
    {
        stage.Connect("acme", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);
        stage.HasToken("acme");
        stage.Put(stage.In("acme", "client-secret"), World.ClientSecret, age: TimeSpan.FromDays(151));
        stage.Prove(stage.In("acme", "client-secret"));
    }

    public override async Task ActAsync(Stage stage)
    {
        var sample = Samples.Read("policy-action-no-change");
        var policy = JsonNode.Parse(sample.Replace("/my-erp/lwa/clientsecret", stage.In("acme", "client-secret")))!;
        policy["time"] = DateTimeOffset.UtcNow.ToString("yyyy-MM-ddTHH:mm:ssZ");
        await stage.Functions.DeliverAsync("RemindOfRotation", policy.ToJsonString());
        await stage.Functions.SweepAsync();
    }
}

/// <summary>A client secret is deleted; the owner puts it back.</summary>
public sealed class DeletedCredential : Scenario
{
    public override string Name => "a deleted credential";

    public override void Arrange(Stage stage)
    {
        stage.Connect("acme", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);
        stage.HasToken("acme");
        stage.Store.Forget(stage.In("acme", "client-secret"));
    }

    public override async Task ActAsync(Stage stage)
    {
        await stage.Functions.ChangeAsync(stage.In("acme", "client-secret"), "parameter-change-delete");
        await stage.Functions.SweepAsync();
    }

    public override async Task RecoverAsync(Stage stage)
    {
        await base.RecoverAsync(stage);
        stage.Put(stage.In("acme", "client-secret"), World.ClientSecret, age: TimeSpan.FromMinutes(3));
        await SweepTwiceAsync(stage);
    }
}

/// <summary>An authorisation is withdrawn, and people are told; then somebody signs in again.</summary>
public sealed class WithdrawnAuthorisation : Scenario
{
    public override string Name => "a withdrawn authorisation";

    public override void Arrange(Stage stage)
    {
        var endpoint = stage.Connect("acme", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);
        endpoint.RefreshTokens.Revoke("fake-refresh-0");
        stage.HasToken("acme");
    }

    public override Task ActAsync(Stage stage) => stage.Functions.SweepAsync();

    public override async Task RecoverAsync(Stage stage)
    {
        await base.RecoverAsync(stage);
        SignIn(stage);
        await SweepTwiceAsync(stage);
    }

    internal static void SignIn(Stage stage)
    {
        stage.Endpoints["acme"].RefreshTokens.Add(World.ClientId, "fake-refresh-of-a-new-sign-in");
        stage.Put(stage.In("acme", "refresh-token"), "fake-refresh-of-a-new-sign-in", age: TimeSpan.Zero);
    }
}

/// <summary>Somebody signed in again: the new refresh token is noticed and used at once.</summary>
public sealed class SignedInAgain : Scenario
{
    public override string Name => "a new sign-in";

    public override void Arrange(Stage stage)
    {
        stage.Connect("acme", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);
        stage.HasToken("acme");
        stage.Prove(stage.In("acme", "client-secret"));
        stage.Put(
            $"{stage.Root}/status/{stage.Name("acme")}",
            $$"""{"state":"sign-in-again","since":"{{DateTimeOffset.UtcNow.AddHours(-1):O}}","reason":"invalid_grant","failures":1}""",
            secure: false
        );
        WithdrawnAuthorisation.SignIn(stage);
    }

    public override Task ActAsync(Stage stage) => stage.Functions.ChangeAsync(stage.In("acme", "refresh-token"));
}
