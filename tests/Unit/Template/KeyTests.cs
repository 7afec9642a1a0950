namespace Tokens.Tests.Unit.Template;

public sealed class KeyTests
{
    private const string Own = "arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555";

    /// <summary>What is encrypted under it outlives the stack: so must the key.</summary>
    [Fact]
    public void A_key_that_the_stack_makes_is_rotated_and_outlives_it()
    {
        ((bool?)Stack.Usual.Properties("Key")["EnableKeyRotation"]).Should().BeTrue();
        var key = Stack.Template.Resource("Key");
        ((string?)key["DeletionPolicy"]).Should().Be("RetainExceptOnCreate");
        ((string?)key["UpdateReplacePolicy"]).Should().Be("Retain");
        ((string?)Stack.Usual.Properties("KeyAlias")["AliasName"]).Should().Be("alias/tokens");
    }

    [Fact]
    public void Its_policy_lets_alarms_publish_to_this_accounts_topics_and_leaves_the_rest_to_IAM()
    {
        var statements = Stack.Usual.Properties("Key")["KeyPolicy"]!["Statement"]!.AsArray();

        statements.Should().HaveCount(2);
        ((string?)statements[0]!["Principal"]!["AWS"]).Should().Be("arn:aws:iam::123456789012:root");
        ((string?)statements[1]!["Principal"]!["Service"]).Should().Be("cloudwatch.amazonaws.com");
        statements[1]!["Action"]!.ToJsonString().Should().Be("""["kms:Decrypt","kms:GenerateDataKey*"]""");
        ((string?)statements[1]!["Condition"]!["StringLike"]!["kms:EncryptionContext:aws:sns:topicArn"])
            .Should()
            .Be("arn:aws:sns:us-east-1:123456789012:*");
    }

    [Fact]
    public void A_key_of_ones_own_takes_its_place_everywhere()
    {
        var stack = Stack.With(("KmsKeyArn", Own));

        stack.Makes("Key").Should().BeFalse();
        stack.Makes("KeyAlias").Should().BeFalse();
        Stack.Usual.Makes("Key").Should().BeTrue();
        stack.Variables("RefreshTokens")["TOKENS_KMS_KEY_ID"].Should().Be(Own);
        foreach (var topic in Stack.Template.Named("AWS::SNS::Topic"))
        {
            ((string?)stack.Properties(topic)["KmsMasterKeyId"]).Should().Be(Own);
        }

        // The schedule encrypts nothing.
        foreach (var role in Stack.Template.Named("AWS::IAM::Role").Except(["RefreshTokensScheduleRole"]))
        {
            stack.Properties(role).ToJsonString().Should().Contain(Own).And.NotContain("<Key");
        }
    }
}
