using FluentAssertions;
using Tokens.Adapters.Wiring;
using Xunit;

namespace Tokens.Tests.Unit.Adapters.Wiring;

public sealed class TokensEnvironmentTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void What_is_not_set_has_its_standard(string? unset)
    {
        var environment = new TokensEnvironment(_ => unset);

        environment.Layout.Root.Value.Should().Be("/tokens");
        environment.SweepInterval.Should().Be(TimeSpan.FromMinutes(15));
        environment.KmsKeyId.Should().BeNull();
        environment.AllowedHosts.Listed.Should().BeEmpty();
    }

    [Fact]
    public void What_is_set_is_taken()
    {
        Set("TOKENS_ROOT", "/prod/tokens").Layout.Root.Value.Should().Be("/prod/tokens");
        Set("TOKENS_SWEEP_INTERVAL", "5m").SweepInterval.Should().Be(TimeSpan.FromMinutes(5));
        Set("TOKENS_KMS_KEY_ID", "alias/tokens").KmsKeyId.Should().Be("alias/tokens");
        Set("TOKENS_ALLOWED_HOSTS", "a.example,localhost").AllowedHosts.Listed.Should().HaveCount(2);
    }

    [Theory]
    [InlineData("tokens")]
    [InlineData("/")]
    [InlineData("/tokens/")]
    [InlineData("/aws/tokens")]
    public void A_root_that_is_no_folder_is_named_with_its_variable(string root) =>
        Set("TOKENS_ROOT", root)
            .Invoking(it => it.Layout)
            .Should()
            .Throw<InvalidOperationException>()
            .WithMessage($"The environment variable TOKENS_ROOT is wrong: \"{root}\" *");

    [Theory]
    [InlineData("15")]
    [InlineData("0m")]
    [InlineData("rate(15 minutes)")]
    public void An_interval_that_is_no_span_is_named_with_its_variable(string interval) =>
        Set("TOKENS_SWEEP_INTERVAL", interval)
            .Invoking(it => it.SweepInterval)
            .Should()
            .Throw<InvalidOperationException>()
            .WithMessage($"*TOKENS_SWEEP_INTERVAL*\"{interval}\" is no span of time*as in 30m*");

    /// <summary>An access token would be written where only credentials belong, or a credential below the root.</summary>
    [Theory]
    [InlineData("/my-erp", "/my-erp/tokens")]
    [InlineData("/sp-api/credentials", "/sp-api")]
    [InlineData("/tokens/acme", "")]
    [InlineData("", "/tokens/acme")]
    public void Folders_that_lie_within_one_another_are_refused(string credentials, string outputs)
    {
        var environment = new TokensEnvironment(name =>
            name switch
            {
                "TOKENS_CREDENTIAL_PATHS" => credentials,
                "TOKENS_OUTPUT_PATHS" => outputs,
                _ => null,
            }
        );

        environment
            .Invoking(it => it.AllowedPaths)
            .Should()
            .Throw<InvalidOperationException>()
            .WithMessage("*TOKENS_CREDENTIAL_PATHS and TOKENS_OUTPUT_PATHS do not fit together: *overlap*");
    }

    private static TokensEnvironment Set(string variable, string value) => new(name => name == variable ? value : null);
}
