using Tokens.Adapters.Composition;

namespace Tokens.Tests.Unit.Adapters.Composition;

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

    [Fact]
    public void Folders_beside_one_another_are_taken()
    {
        var paths = Folders("/tokens", " /tokens-2 , /my-erp,", "/sp-api").AllowedPaths;

        paths.Credentials.Select(folder => folder.Value).Should().Equal("/tokens-2", "/my-erp");
        paths.Outputs.Select(folder => folder.Value).Should().Equal("/sp-api");
        Folders(null, "", null).AllowedPaths.Should().BeEquivalentTo(AllowedPaths.None);
    }

    /// <summary>The stack cannot compare them, so whoever reads them does.</summary>
    [Theory]
    [InlineData("/out/tokens", "", "/out", "/out/tokens and /out")]
    [InlineData(null, "", "/my-erp, /tokens/out", "/tokens and /tokens/out")]
    [InlineData(null, "/tokens/credentials", "", "/tokens and /tokens/credentials")]
    [InlineData("/prod", "/prod", "", "/prod and /prod")]
    [InlineData("/prod", "/out/my-erp", "/out", "/out/my-erp and /out")]
    [InlineData("/prod", "/my-erp", "/sp-api,/my-erp", "/my-erp and /my-erp")]
    public void Folders_within_one_another_are_named_with_their_variables(
        string? root,
        string credentials,
        string outputs,
        string overlap
    ) =>
        Folders(root, credentials, outputs)
            .Invoking(it => it.AllowedPaths)
            .Should()
            .Throw<SettingException>()
            .WithMessage(
                "TOKENS_ROOT, TOKENS_CREDENTIAL_PATHS and TOKENS_OUTPUT_PATHS do not fit together: "
                    + $"{overlap} overlap; root, credential and output folders must lie apart from one another"
            );

    [Theory]
    [InlineData("TOKENS_CREDENTIAL_PATHS")]
    [InlineData("TOKENS_OUTPUT_PATHS")]
    public void A_list_of_folders_that_is_none_is_named_with_its_variable(string variable) =>
        Set(variable, "/my-erp,sp-api")
            .Invoking(it => it.AllowedPaths)
            .Should()
            .Throw<SettingException>()
            .WithMessage($"The environment variable {variable} is wrong: *not a folder: sp-api;*");

    private static TokensEnvironment Folders(string? root, string? credentials, string? outputs) =>
        new(name =>
            name switch
            {
                "TOKENS_ROOT" => root,
                "TOKENS_CREDENTIAL_PATHS" => credentials,
                "TOKENS_OUTPUT_PATHS" => outputs,
                _ => null,
            }
        );

    private static TokensEnvironment Set(string variable, string value) => new(name => name == variable ? value : null);
}
