using Tokens.Emulator;
using Tokens.Emulator.Providers;
using Fault = Tokens.Emulator.Fault;

namespace Tokens.Tests.Integration.Template;

/// <summary>
/// Has the functions do all that they may ever do to AWS: rotating tokens, an advanced parameter, credentials and
/// results in folders of their own, two definitions that name one parameter, sealing, every kind of event, and the
/// forgetting of old claims.
/// </summary>
/// <param name="world">One that listens, with a store of its own.</param>
/// <param name="store">The world's.</param>
/// <param name="key">The KMS key of this deployment.</param>
internal sealed class EveryCall(World world, AwsEmulator store, string key)
{
    private readonly Dictionary<string, TokenEndpoint> endpoints = [];

    public string Credentials => $"{world.Root}-erp";

    public string Outputs => $"{world.Root}-out";

    private string CrmSecret => $"{world.Root}/clients/crm/client-secret";

    public async Task RunAsync()
    {
        await new EveryConnection(world, key, endpoints, (Credentials, Outputs)).PutInPlaceAsync();
        await SweepAsync();
        await SealAsync("shop", () => world.RefreshAsync("""{"connections":["shop"]}"""));
        await SweepLongAfterAsync();
        await ChangeCredentialsAsync();
        await CompleteAsync();
        await SignInAgainAsync();
        await RemindAsync();
        await DeleteAsync();
    }

    private async Task SweepAsync()
    {
        var answer = await world.RefreshAsync("""{"source":"tokens.schedule"}""");
        answer.Refreshed.Should().BeEquivalentTo(endpoints.Keys);
        answer.Failed[EveryConnection.Intruder].Should().Contain("belongs to client erp");
    }

    /// <summary>The store refuses what the provider just issued; the owner puts back what lies sealed in the log.</summary>
    private async Task SealAsync(string name, Func<Task> refresh)
    {
        var parameter = $"{world.Root}/{name}/refresh-token";
        store.Faults = call =>
            call.Operation == "PutParameter" && call.Names.Contains(parameter)
                ? new Fault.Refuse("AccessDeniedException")
                : null;
        await refresh();
        store.Faults = null;
        await world.ShouldLogAsync("tokens2:");
        await world.PutSecretAsync(parameter, endpoints[name].RefreshTokens.Newest, key);
    }

    /// <summary>Old claims are forgotten, and a new secret that no event told of is announced.</summary>
    private async Task SweepLongAfterAsync()
    {
        await RotateAsync("crm", CrmSecret);
        store.Store.SetLastModified(CrmSecret, DateTimeOffset.UtcNow.AddMinutes(-10));
        foreach (var claim in store.Store.Below($"{world.Root}/claims/"))
        {
            store.Store.SetLastModified(claim.Name, DateTimeOffset.UtcNow.AddDays(-100));
        }

        await world.RefreshAsync("""{"source":"tokens.schedule"}""");
        await world.Completions.WaitForAsync(1, TimeSpan.FromSeconds(10));
    }

    private async Task RotateAsync(string name, string parameter)
    {
        var secret = $"fake-client-secret-{name}-{Guid.NewGuid():N}";
        endpoints[name].Clients.AddSecret(World.ClientId, secret);
        await world.PutSecretAsync(parameter, secret, key);
    }

    private async Task ChangeCredentialsAsync()
    {
        await RotateAsync("erp", $"{Credentials}/lwa/clientsecret");
        foreach (
            var changed in new[]
            {
                $"{world.Root}/clients/crm/client-id",
                CrmSecret,
                $"{world.Root}/crm/refresh-token",
                $"{world.Root}/shop/refresh-token",
                $"{Credentials}/lwa/clientsecret",
            }
        )
        {
            await NotifyAsync("DetectRotation", "parameter-change-update", changed);
        }
    }

    private async Task CompleteAsync()
    {
        // So that it is written anew.
        store.Store.Forget($"{world.Root}/crm/instance-url");
        await CompleteAsync(CrmSecret);
        await CompleteAsync($"{Credentials}/lwa/clientsecret");
        await RotateAsync("shop", $"{world.Root}/shop/client-secret");
        await SealAsync("shop", () => CompleteAsync($"{world.Root}/shop/client-secret"));
    }

    private Task CompleteAsync(string parameter) =>
        world.CompleteAsync(new JsonObject { ["parameter"] = parameter }.ToJsonString());

    private async Task SignInAgainAsync()
    {
        var endpoint = endpoints["sp-api"];
        endpoint.RefreshTokens.Revoke("fake-refresh-0");
        (await world.RefreshAsync("""{"connections":["sp-api"]}""")).Failed.Keys.Should().Contain("sp-api");
        await world.PutSecretAsync($"{Outputs}/refresh-token", endpoint.RefreshTokens.Issue(World.ClientId), key);
        await NotifyAsync("DetectRotation", "parameter-change-update", $"{Outputs}/refresh-token");
        await CompleteAsync($"{Outputs}/refresh-token");
        (await world.GetAsync($"{Outputs}/access-token"))!.Value.Should().Be(endpoint.AccessTokens.Every[^1]);
    }

    /// <summary>The second time it meets the claim of the first.</summary>
    private async Task RemindAsync()
    {
        await NotifyAsync("RemindOfRotation", "policy-action-no-change", CrmSecret);
        await NotifyAsync("RemindOfRotation", "policy-action-no-change", $"{Credentials}/lwa/clientsecret");
        await NotifyAsync("RemindOfRotation", "policy-action-no-change", $"{Credentials}/lwa/clientsecret");
    }

    private async Task DeleteAsync()
    {
        await world.DeleteAsync(CrmSecret);
        await NotifyAsync("DetectRotation", "parameter-change-delete", CrmSecret);
    }

    /// <summary>As if it happened a little ahead, after all that was done here.</summary>
    private Task NotifyAsync(string function, string sample, string parameter)
    {
        var told = JsonNode.Parse(Samples.Read(sample).Replace("/my-erp/lwa/clientsecret", parameter))!;
        told["time"] = DateTimeOffset.UtcNow.AddMinutes(10).ToString("yyyy-MM-ddTHH:mm:ssZ");
        return world.DeliverAsync(function, told.ToJsonString());
    }
}
