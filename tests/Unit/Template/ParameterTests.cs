namespace Tokens.Tests.Unit.Template;

public sealed class ParameterTests
{
    public static TheoryData<string> Functions => Stack.Functions;

    [Theory]
    [InlineData("/tokens", "", "", true)]
    [InlineData("/tokens", "/my-erp", "/sp-api", true)]
    [InlineData("/tokens", "/tokens", "", false)]
    [InlineData("/tokens", "", "/tokens", false)]
    [InlineData("/tokens", "/sp-api", "/sp-api", false)]
    public void The_folders_are_apart(string root, string credentials, string outputs, bool allowed) =>
        Stack
            .With(("Root", root), ("CredentialPath", credentials), ("OutputPath", outputs))
            .IsAllowed.Should()
            .Be(allowed);

    [Theory]
    [InlineData("Root", "/marketplace")]
    [InlineData("CredentialPath", "/tokens")]
    [InlineData("CredentialPath2", "/tokens")]
    [InlineData("CredentialPath2", "/my-erp")]
    [InlineData("CredentialPath2", "/sp-api")]
    [InlineData("CredentialPath2", "/marketplace")]
    [InlineData("OutputPath2", "/tokens")]
    [InlineData("OutputPath2", "/my-erp")]
    [InlineData("OutputPath2", "/team-erp")]
    [InlineData("OutputPath2", "/sp-api")]
    public void No_folder_is_given_twice(string parameter, string folder)
    {
        Stack.Full.IsAllowed.Should().BeTrue();
        Stack
            .With(("CredentialPath2", "/team-erp"), ("OutputPath2", "/marketplace"), (parameter, folder))
            .IsAllowed.Should()
            .BeFalse();
    }

    /// <summary>Roles, events, environment and settings: a second folder of a kind differs from the first in its name only.</summary>
    [Fact]
    public void A_second_folder_is_treated_as_the_first()
    {
        var second = Stack.With(
            ("CredentialPath", ""),
            ("CredentialPath2", "/my-erp"),
            ("OutputPath", ""),
            ("OutputPath2", "/sp-api")
        );

        foreach (var (name, _) in Stack.Template.Json["Resources"]!.AsObject())
        {
            second.Properties(name).ToJsonString().Should().Be(Stack.Usual.Properties(name).ToJsonString(), name);
        }

        foreach (var function in Stack.Template.Named(Emulator.CloudFormation.ServerlessTemplate.Function))
        {
            second.Variables(function).Should().BeEquivalentTo(Stack.Usual.Variables(function));
        }
    }

    [Theory]
    [InlineData("Root", "/tokens", true)]
    [InlineData("Root", "/team-b/tokens", true)]
    [InlineData("Root", "/tokens/", false)]
    [InlineData("Root", "tokens", false)]
    [InlineData("Root", "", false)]
    [InlineData("Root", "/aws/tokens", false)]
    [InlineData("Root", "/SSM-tokens", false)]
    [InlineData("Root", "/team/aws", true)]
    [InlineData("Root", "/1/2/3/4/5/6/7/8/9/10/11/12", true)]
    [InlineData("Root", "/1/2/3/4/5/6/7/8/9/10/11/12/13", false)]
    [InlineData("CredentialPath", "/Aws", false)]
    [InlineData("CredentialPath2", "/ssm/erp", false)]
    [InlineData("OutputPath", "/awsome", false)]
    [InlineData("OutputPath2", "/1/2/3/4/5/6/7/8/9/10/11/12/13/14", true)]
    [InlineData("OutputPath2", "/1/2/3/4/5/6/7/8/9/10/11/12/13/14/15", false)]
    [InlineData("CredentialPath", "", true)]
    [InlineData("CredentialPath", "/my-erp/*", false)]
    [InlineData("CredentialPath2", "", true)]
    [InlineData("CredentialPath2", "/team-erp/", false)]
    [InlineData("CredentialPath2", "/a,/b", false)]
    [InlineData("OutputPath", "/sp-api/", false)]
    [InlineData("OutputPath2", "", true)]
    [InlineData("OutputPath2", "/marketplace/*", false)]
    [InlineData("AllowedHosts", "", true)]
    [InlineData("AllowedHosts", "auth.example.com, *.example.org", true)]
    [InlineData("AllowedHosts", "https://auth.example.com", false)]
    [InlineData("AllowedHosts", "auth.example.com:8443", false)]
    [InlineData("AllowedHosts", "auth.example.com/oauth/token", true)]
    [InlineData("AllowedHosts", "*.example.org/realms/acme_1/token,auth.example.com", true)]
    [InlineData("AllowedHosts", "[::1], 127.0.0.1/token", true)]
    [InlineData("AllowedHosts", "auth.example.com/token?tenant=acme", false)]
    [InlineData("AllowedHosts", "auth.example.com/%2e%2e/token", false)]
    [InlineData("AllowedHosts", "auth.example.com//token", false)]
    [InlineData("AllowedHosts", "auth.example.com/", false)]
    [InlineData("AllowedHosts", "user@auth.example.com", false)]
    [InlineData("AllowedHosts", "*", false)]
    [InlineData("AllowedHosts", "*example.com", false)]
    [InlineData("KmsKeyArn", "arn:aws:kms:us-east-1:123456789012:key/mrk-0123", true)]
    [InlineData("KmsKeyArn", "arn:aws:kms:us-east-1:123456789012:alias/tokens", false)]
    [InlineData("KmsKeyArn", "alias/tokens", false)]
    public void A_value_that_would_grant_too_much_or_nothing_is_refused(string parameter, string value, bool allowed) =>
        System
            .Text.RegularExpressions.Regex.IsMatch(
                value,
                (string)Stack.Template.Json["Parameters"]![parameter]!["AllowedPattern"]!
            )
            .Should()
            .Be(allowed);

    /// <summary>A pattern that tries every way to split a value would hold up whoever deploys.</summary>
    [Fact]
    public void A_long_list_of_hosts_is_checked_in_no_time()
    {
        var pattern = (string)Stack.Template.Json["Parameters"]!["AllowedHosts"]!["AllowedPattern"]!;
        var list = string.Join(" , ", Enumerable.Repeat("auth.example.com/oauth/token", 100));
        var limit = TimeSpan.FromSeconds(1);

        System.Text.RegularExpressions.Regex.IsMatch(list, pattern, default, limit).Should().BeTrue();
        System.Text.RegularExpressions.Regex.IsMatch(list + "?", pattern, default, limit).Should().BeFalse();
    }

    [Theory]
    [InlineData("-1", null)]
    [InlineData("5", "5")]
    public void Nothing_is_reserved_unless_somebody_says_so(string given, string? reserved) =>
        Stack
            .With(("ReservedConcurrency", given))
            .Resolve(Stack.Template.Json["Globals"]!["Function"]!["ReservedConcurrentExecutions"])
            ?.ToString()
            .Should()
            .Be(reserved);

    /// <summary>Zero reserves nothing and limits to nothing: Lambda would run no function, and no alarm of theirs would tell.</summary>
    [Theory]
    [InlineData("-1", true)]
    [InlineData("0", false)]
    [InlineData("1", true)]
    [InlineData("10", true)]
    public void No_limit_switches_everything_off(string limit, bool allowed) =>
        Stack.With(("ReservedConcurrency", limit)).IsAllowed.Should().Be(allowed);

    [Theory]
    [MemberData(nameof(Functions))]
    public void A_function_logs_to_a_group_of_its_own_that_forgets(string function)
    {
        var group = (string)Stack.Template.Resource(function)["Properties"]!["LoggingConfig"]!["LogGroup"]!["Ref"]!;

        group.Should().Be($"{function}Log");
        Stack.With(("LogRetentionDays", "7")).Properties(group)["RetentionInDays"]!.ToString().Should().Be("7");
    }
}
