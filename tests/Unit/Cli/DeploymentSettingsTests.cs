using Tokens.Adapters.ParameterStore;
using Tokens.Cli;
using Tokens.Cli.Composition;
using Tokens.Cli.Failures;

namespace Tokens.Tests.Unit.Cli;

public sealed class DeploymentSettingsTests : IAsyncDisposable
{
    private readonly OperatorWorld world = new();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task A_variable_that_the_settings_lack_is_not_left_to_the_shell()
    {
        await WriteAsync("""{"TOKENS_ALLOWED_HOSTS":"auth.example.com"}""");

        var values = (await ReadAsync())!;

        values.Keys.Should().BeEquivalentTo(SettingsJson.Variables);
        values["TOKENS_ALLOWED_HOSTS"].Should().Be("auth.example.com");
        values.Where(one => one.Value is not null).Should().ContainSingle();
    }

    [Fact]
    public async Task A_store_without_settings_is_distinguished_from_empty_ones()
    {
        (await ReadAsync()).Should().BeNull();

        await WriteAsync("{}");

        (await ReadAsync()).Should().NotBeNull();
    }

    [Theory]
    [InlineData("{", false)]
    [InlineData("""{"TOKENS_KMS_KEY_ID":1}""", false)]
    [InlineData("{}", true)]
    public async Task Malformed_settings_end_the_command_with_where_they_are(string json, bool isSecure)
    {
        await WriteAsync(json, isSecure);

        var failure = await FluentActions.Awaiting(ReadAsync).Should().ThrowAsync<CommandException>();

        failure.Which.Message.Should().StartWith("parameter /tokens/settings: ");
        failure.Which.ExitCode.Should().Be(ExitCode.Usage);
    }

    [Fact]
    public async Task Settings_that_may_not_be_read_are_not_taken_for_none()
    {
        world.Parameters.Locked.Add("/tokens/settings");

        await FluentActions.Awaiting(ReadAsync).Should().ThrowAsync<StoreException>();
    }

    [Theory]
    [InlineData("eu-west-1", "there is no parameter /tokens/settings in eu-west-1 of this account")]
    [InlineData(null, "there is no parameter /tokens/settings in this account")]
    public void Where_there_are_none_it_is_said_where_they_were_looked_for(string? region, string message)
    {
        var failure = world.Get<DeploymentSettings>().Missing(region);

        failure.Message.Should().Be(message);
        failure.Hint.Should().Contain("deploy the stack").And.Contain("--without-settings");
    }

    private Task<IReadOnlyDictionary<string, string?>?> ReadAsync() =>
        world.Get<DeploymentSettings>().ReadAsync(CancellationToken.None);

    private Task WriteAsync(string json, bool isSecure = false) =>
        world.Memory.WriteAsync(
            new ParameterWrite(The.Layout.Settings, Secret.Of(json)) { IsSecure = isSecure },
            CancellationToken.None
        );
}
