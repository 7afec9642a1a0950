using Tokens.Tests.Templates.Policies;

namespace Tokens.Tests.Unit.Template;

/// <summary>
/// What the roles do not allow. That they allow what the functions need is shown by the calls of the published functions.
/// </summary>
public sealed class RoleTests
{
    private const string Parameters = "arn:aws:ssm:us-east-1:123456789012:parameter";

    public static TheoryData<string> Functions => Stack.Functions;

    [Fact]
    public void Each_function_has_a_role_of_its_own() =>
        Stack
            .Template.Named(Emulator.CloudFormation.ServerlessTemplate.Function)
            .Select(function => (string?)Stack.Template.Resource(function)["Properties"]!["Role"]!["Fn::GetAtt"]![0])
            .Should()
            .OnlyHaveUniqueItems();

    /// <summary>
    /// IAM's limit for all inline policies of a role, white space left out; with folders and ARNs as long as they may
    /// reasonably get.
    /// </summary>
    [Theory]
    [MemberData(nameof(Functions))]
    public void A_roles_policies_are_as_short_as_IAM_wants_them(string function) =>
        Stack
            .With([
                ("Root", "/" + new string('r', 40)),
                ("CredentialPath", "/" + new string('c', 40)),
                ("CredentialPath2", "/" + new string('d', 40)),
                ("OutputPath", "/" + new string('o', 40)),
                ("OutputPath2", "/" + new string('p', 40)),
                ("AWS::Region", "ap-southeast-1"),
                ("Key.Arn", "arn:aws:kms:ap-southeast-1:123456789012:key/01234567-89ab-cdef-0123-456789abcdef"),
                .. Named("AWS::SNS::Topic", "sns", "Ref"),
                .. Named("AWS::SQS::Queue", "sqs", "Arn"),
                .. Named("AWS::Logs::LogGroup", "logs", "Arn"),
            ])
            .Properties($"{function}Role")["Policies"]!
            .ToJsonString()
            .Length.Should()
            .BeLessThan(10_240);

    /// <summary>ARNs as CloudFormation makes them: the stack's name, the resource's, and twelve characters.</summary>
    private static IEnumerable<(string, string)> Named(string type, string service, string attribute) =>
        Stack
            .Template.Named(type)
            .Select(name =>
                (
                    attribute == "Ref" ? name : $"{name}.{attribute}",
                    $"arn:aws:{service}:ap-southeast-1:123456789012:{(service == "logs" ? "log-group:" : "")}a-stack-with-a-long-name-{name}-ABCDEFGHIJKL"
                )
            );

    /// <summary>
    /// A star of IAM's stands for slashes too: what may be written below every connection's folder must not be written
    /// into the folders of the definitions, whatever they are named.
    /// </summary>
    [Theory]
    [MemberData(nameof(Functions))]
    public void Nobody_deletes_or_overwrites_a_definition_a_setting_or_a_client_secret_below_the_root(string function)
    {
        foreach (
            var name in new[]
            {
                "/tokens/connections/acme",
                "/tokens/connections/access-token",
                "/tokens/connections/refresh-token",
                "/tokens/clients/lwa",
                "/tokens/clients/access-token",
                "/tokens/clients/lwa/client-id",
                "/tokens/clients/lwa/client-secret",
                "/tokens/clients/lwa/refresh-token",
                "/tokens/settings",
                "/tokens/acme/client-secret",
                "/tokens/acme/client-id",
            }
        )
        {
            ShouldRefuse(function, new AwsCall("ssm:PutParameter", Parameters + name));
            ShouldRefuse(function, new AwsCall("ssm:DeleteParameters", Parameters + name));
            ShouldRefuse(function, new AwsCall("ssm:DeleteParameter", Parameters + name));
        }
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void Nobody_reaches_beyond_the_given_folders(string function)
    {
        foreach (var name in new[] { "/other/secret", "/tokens-test/acme/access-token", "/my-erp2/x", "/sp-api-2/x" })
        {
            ShouldRefuse(function, new AwsCall("ssm:GetParameters", Parameters + name));
            ShouldRefuse(function, new AwsCall("ssm:PutParameter", Parameters + name));
            ShouldRefuse(function, Kms("kms:Decrypt", "ssm", ("PARAMETER_ARN", Parameters + name)));
        }
    }

    [Theory]
    [InlineData("RemindOfRotation")]
    [InlineData("DetectRotation")]
    public void Those_who_only_look_and_tell_read_no_secret_and_write_no_token(string function)
    {
        ShouldRefuse(function, Kms("kms:Decrypt", "ssm", ("PARAMETER_ARN", Parameters + "/tokens/acme/client-secret")));
        ShouldRefuse(
            function,
            Kms("kms:Encrypt", null, ("tokens:root", "/tokens"), ("tokens:connection", "acme"), ("tokens:part", "1/1"))
        );
        ShouldRefuse(function, new AwsCall("ssm:PutParameter", Parameters + "/tokens/acme/access-token"));
        ShouldRefuse(function, new AwsCall("ssm:LabelParameterVersion", Parameters + "/tokens/acme/client-secret"));
    }

    /// <summary>A label is what makes a version count as verified.</summary>
    [Theory]
    [MemberData(nameof(Functions))]
    public void Nothing_but_client_secrets_and_what_lies_in_the_credentials_folder_is_labelled(string function)
    {
        foreach (
            var name in new[]
            {
                "/tokens/settings",
                "/tokens/clients/lwa",
                "/tokens/connections/acme",
                "/tokens/acme/refresh-token",
                "/sp-api/client-secret",
            }
        )
        {
            ShouldRefuse(function, new AwsCall("ssm:LabelParameterVersion", Parameters + name));
        }
    }

    [Theory]
    [InlineData("RefreshTokens", true)]
    [InlineData("CompleteRotation", true)]
    [InlineData("RemindOfRotation", false)]
    [InlineData("DetectRotation", false)]
    public void Histories_of_definitions_are_read_by_those_who_decide_whose_a_parameter_is(string function, bool reads)
    {
        var policy = RolePolicy.Of(Stack.Usual, function);
        foreach (var name in new[] { "/tokens/connections/acme", "/tokens/clients/lwa" })
        {
            policy.Allows(new AwsCall("ssm:GetParameterHistory", Parameters + name)).Should().Be(reads);
        }

        foreach (var name in new[] { "/tokens/acme/client-secret", "/my-erp/lwa/clientsecret", "/tokens/settings" })
        {
            ShouldRefuse(function, new AwsCall("ssm:GetParameterHistory", Parameters + name));
        }
    }

    /// <summary>The policy of the account's default key lets everybody in the account decrypt through Parameter Store.</summary>
    [Theory]
    [InlineData("RemindOfRotation")]
    [InlineData("DetectRotation")]
    public void Functions_that_only_check_and_notify_decrypt_no_parameter_under_whatever_key(string function)
    {
        var policy = RolePolicy.Of(Stack.Usual, function).With(AllowedByTheKey);

        foreach (var name in new[] { "/tokens/acme/client-secret", "/my-erp/lwa/clientsecret", "/other/secret" })
        {
            policy.Allows(ByDefaultKey(name)).Should().BeFalse($"{function} reads no secret");
        }

        policy
            .Allows(Kms("kms:Decrypt", "sns", ("aws:sns:topicArn", "<AlertTopic>")))
            .Should()
            .BeTrue("its messages are encrypted");
    }

    [Theory]
    [InlineData("RefreshTokens")]
    [InlineData("CompleteRotation")]
    public void Those_who_refresh_decrypt_under_the_accounts_default_key_too(string function) =>
        RolePolicy
            .Of(Stack.Usual, function)
            .With(AllowedByTheKey)
            .Allows(ByDefaultKey("/tokens/acme/client-secret"))
            .Should()
            .BeTrue();

    [Theory]
    [InlineData("RefreshTokens")]
    [InlineData("CompleteRotation")]
    public void A_refresh_token_is_sealed_below_the_stacks_own_root_only(string function)
    {
        var (connection, part) = (("tokens:connection", "acme"), ("tokens:part", "1/1"));
        var own = Kms("kms:Encrypt", null, ("tokens:root", "/tokens"), connection, part);

        RolePolicy.Of(Stack.Usual, function).Allows(own).Should().BeTrue();
        ShouldRefuse(function, Kms("kms:Encrypt", null, ("tokens:root", "/tokens-test"), connection, part));
        ShouldRefuse(function, Kms("kms:Encrypt", null, connection, part));
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void The_key_is_used_through_a_service_or_for_sealing_only(string function)
    {
        var parameter = ("PARAMETER_ARN", Parameters + "/tokens/acme/refresh-token");
        ShouldRefuse(function, Kms("kms:Decrypt", null, parameter));
        ShouldRefuse(function, Kms("kms:Decrypt", null, ("tokens:connection", "acme"), ("tokens:part", "1/1")));
        ShouldRefuse(function, Kms("kms:Encrypt", null));
        ShouldRefuse(function, Kms("kms:GenerateDataKey", "s3", parameter));
    }

    [Theory]
    [InlineData("RemindOfRotation")]
    [InlineData("CompleteRotation")]
    public void Those_who_announce_no_rotation_cannot(string function) =>
        ShouldRefuse(function, new AwsCall("sns:Publish", "<RotationCompletedTopic>"));

    private static Statement AllowedByTheKey { get; } =
        new("KeyPolicy", Allows: true, ["kms:*"], ["*"], [new Condition("StringLike", "kms:ViaService", ["ssm.*"])]);

    private static AwsCall ByDefaultKey(string name) =>
        Kms("kms:Decrypt", "ssm", ("PARAMETER_ARN", Parameters + name)) with
        {
            Resource = "arn:aws:kms:us-east-1:123456789012:key/of-alias-aws-ssm",
        };

    private static void ShouldRefuse(string function, AwsCall call) =>
        RolePolicy.Of(Stack.Usual, function).Allows(call).Should().BeFalse($"{function} has no business with {call}");

    private static AwsCall Kms(string action, string? via, params (string Key, string Value)[] context)
    {
        var keys = context.ToDictionary(one => $"kms:EncryptionContext:{one.Key}", one => one.Value);
        if (via is not null)
        {
            keys["kms:ViaService"] = $"{via}.us-east-1.amazonaws.com";
        }

        return new AwsCall(action, "<Key.Arn>", keys);
    }
}
