using Tokens.Cli.Commands.Local;

namespace Tokens.Tests.Unit.Cli.Commands.Local;

public sealed class CredentialWatchTests
{
    private const string ClientSecret = "/tokens/acme/client-secret";

    private readonly FakeTimeProvider clock = new(The.Now);
    private readonly EmulatedParameters store;
    private readonly CredentialWatch watch;

    public CredentialWatchTests()
    {
        store = new EmulatedParameters(clock);
        var rules = new ConnectionRules(The.Layout, AllowedHosts.Parse("").Valid(), The.Paths);
        var catalogue = new ConnectionCatalogue(store, The.Layout, rules, The.ClientRules);
        watch = new CredentialWatch(catalogue, store, clock);
    }

    [Fact]
    public async Task A_new_version_and_a_deletion_are_changes()
    {
        await DefineAsync("""{"provider":"amazon-lwa"}""");
        await PutAsync(ClientSecret);
        (await ChangesAsync()).Should().Equal($"Create {ClientSecret}");

        await PutAsync(ClientSecret);
        (await ChangesAsync()).Should().Equal($"Update {ClientSecret}");

        store.Forget(Some.Parameter(ClientSecret));
        (await ChangesAsync()).Should().Equal($"Delete {ClientSecret}");
        (await ChangesAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task A_mistake_in_a_definition_changes_no_credential_and_neither_does_its_correction()
    {
        await DefineAsync("""{"provider":"amazon-lwa"}""");
        await PutAsync(ClientSecret);
        await ChangesAsync();

        await DefineAsync("""{"provider":""");
        (await ChangesAsync()).Should().BeEmpty();

        await DefineAsync("""{"provider":"amazon-lwa"}""");
        (await ChangesAsync()).Should().BeEmpty();
    }

    private async Task<IEnumerable<string>> ChangesAsync() =>
        (await watch.PollAsync(default)).Select(change => $"{change.Operation} {change.Name}");

    private Task DefineAsync(string json) => WriteAsync("/tokens/connections/acme", json, isSecure: false);

    private Task PutAsync(string name) => WriteAsync(name, "fake-client-secret", isSecure: true);

    private Task WriteAsync(string name, string value, bool isSecure) =>
        store.WriteAsync(new ParameterWrite(Some.Parameter(name), Secret.Of(value)) { IsSecure = isSecure }, default);
}
