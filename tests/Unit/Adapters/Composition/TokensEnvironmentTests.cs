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

    /// <summary>Parameter Store takes 15 levels; <c>clients/acme/client-secret</c> and the like need three of them.</summary>
    [Fact]
    public void A_root_leaves_room_for_the_names_below_it()
    {
        const string Most = "/1/2/3/4/5/6/7/8/9/10/11/12";

        Set("TOKENS_ROOT", Most).Layout.Root.Value.Should().Be(Most);
        Set("TOKENS_ROOT", Most + "/13")
            .Invoking(it => it.Layout)
            .Should()
            .Throw<InvalidOperationException>()
            .WithMessage("*TOKENS_ROOT*has too many levels; use at most 12*");
    }

    [Theory]
    [InlineData("/my-erp,/aws/erp", "/aws/erp")]
    [InlineData("/SSM-erp", "/SSM-erp")]
    [InlineData("/1/2/3/4/5/6/7/8/9/10/11/12/13/14/15", "/1/2/3/4/5/6/7/8/9/10/11/12/13/14/15")]
    public void A_further_folder_that_Parameter_Store_does_not_take_is_refused(string folders, string refused)
    {
        foreach (var environment in new[] { Folders("/tokens", folders, ""), Folders("/tokens", "", folders) })
        {
            environment
                .Invoking(it => it.AllowedPaths)
                .Should()
                .Throw<InvalidOperationException>()
                .WithMessage($"*not a folder: {refused};*at most 14 levels, not beginning with aws or ssm*");
        }
    }

    [Fact]
    public void A_further_folder_leaves_room_for_a_name() =>
        Folders("/tokens", "/1/2/3/4/5/6/7/8/9/10/11/12/13/14", "").AllowedPaths.Credentials.Should().ContainSingle();

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
