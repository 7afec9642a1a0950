using Tokens.Emulator.Providers;

namespace Tokens.Tests.Integration.FaultInjection.Scenarios;

/// <summary>A refresh token that stays the same, a secret that is used for the first time, and an old claim to delete.</summary>
public sealed class StableRefreshToken : Scenario
{
    private const string OldClaim =
        """{"occasion":"reminder|x","sentAt":"2026-01-01T00:00:00Z","rotation":{"parameter":"/x","version":1,"modifiedAt":"2026-01-01T00:00:00Z","source":"detect"}}""";

    public override string Name => "a stable refresh token";

    public override void Arrange(Stage stage)
    {
        stage.Connect("acme", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);
        stage.HasToken("acme");
        stage.Put(
            $"{stage.Root}/claims/00000000000000000000000000000000.1",
            OldClaim,
            secure: false,
            age: TimeSpan.FromDays(50)
        );
    }

    public override Task ActAsync(Stage stage) => stage.Functions.SweepAsync();
}

/// <summary>Each use brings a new refresh token; the one before works for half an hour more.</summary>
public sealed class SingleUseWithGrace : Scenario
{
    public override string Name => "a single-use refresh token with a grace";

    public override void Arrange(Stage stage)
    {
        var rotation = new RefreshTokenRotation.SingleUse { Grace = TimeSpan.FromMinutes(30) };
        var behaviour = TokenEndpointBehaviour.OAuth2 with
        {
            Rotation = rotation,
            AccessTokenLifetime = TimeSpan.FromMinutes(30),
        };
        stage.Connect("acme", "xero", behaviour);
        stage.HasToken("acme");
        stage.Prove(stage.In("acme", "client-secret"));
    }

    public override Task ActAsync(Stage stage) => stage.Functions.SweepAsync();
}

/// <summary>Each use brings a new refresh token, and an old one that is shown again ends the authorisation.</summary>
public abstract class Unforgiving : Scenario
{
    public override bool IsUnforgiving => true;

    public override void Arrange(Stage stage)
    {
        var rotation = new RefreshTokenRotation.SingleUse { RevokesFamilyOnReuse = true };
        stage.Connect(
            "acme",
            "oauth2",
            TokenEndpointBehaviour.OAuth2 with
            {
                Rotation = rotation,
            },
            new JsonObject { ["refreshTokenRotates"] = true }
        );
        stage.HasToken("acme");
        stage.Prove(stage.In("acme", "client-secret"));
    }

    public override Task ActAsync(Stage stage) => stage.Functions.SweepAsync();
}

/// <summary>The new one is stored before all else.</summary>
public sealed class SingleUseWithoutGrace : Unforgiving
{
    public override string Name => "a single-use refresh token without a grace";
}

/// <summary>The new one cannot be stored: it is sealed into the log, and put back by hand.</summary>
public sealed class RefreshTokenNotTaken : Unforgiving
{
    public override string Name => "a refresh token that the store does not take";

    public override async Task ActAsync(Stage stage)
    {
        stage.Unwritable = stage.In("acme", "refresh-token");
        await base.ActAsync(stage);
        stage.Unwritable = null;
    }

    /// <summary>
    /// An hour later, when nobody may have shown the provider the dead one. At once where the store took no status either:
    /// then the next sweep would.
    /// </summary>
    public override async Task RecoverAsync(Stage stage)
    {
        if (stage.IsRemembered("acme"))
        {
            stage.Pass();
            await stage.Functions.SweepAsync();
        }

        await stage.Restorer.RestoreAsync();
        await base.RecoverAsync(stage);
    }
}

/// <summary>No refresh token at all, and an instance URL that is stored with the access token.</summary>
public sealed class ClientCredentialsGrant : Scenario
{
    public override string Name => "client credentials";

    public override void Arrange(Stage stage)
    {
        stage.Connect(
            "acme",
            "salesforce",
            TokenEndpointBehaviour.Salesforce,
            new JsonObject { ["grant"] = "client_credentials" }
        );
        stage.HasToken("acme");
        stage.Prove(stage.In("acme", "client-secret"));
    }

    public override Task ActAsync(Stage stage) => stage.Functions.SweepAsync();
}

/// <summary>A connection's first days: its provider is down, people are told, and told again that it recovered.</summary>
public sealed class OutageAtFirstSight : Scenario
{
    public override string Name => "an outage at first sight";

    public override void Arrange(Stage stage)
    {
        var endpoint = stage.Connect("acme", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);
        endpoint.Faults.UntilCleared(Fault.Status(503));
    }

    public override async Task ActAsync(Stage stage)
    {
        await stage.Functions.SweepAsync();
        stage.Pass();
        await stage.Functions.SweepAsync();
    }

    public override async Task RecoverAsync(Stage stage)
    {
        await base.RecoverAsync(stage);
        stage.Endpoints["acme"].Faults.Clear();
        await SweepTwiceAsync(stage);
    }
}
