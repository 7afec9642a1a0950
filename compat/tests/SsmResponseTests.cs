using Amazon.Runtime;
using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;
using FluentAssertions;
using Xunit;

namespace Tokens.Tests.Compat;

public sealed class SsmResponseTests
{
    [Fact]
    public async Task A_parameter_is_read_whole()
    {
        using var ssm = new SsmFixture(
            """{"Parameter":{"ARN":"arn:aws:ssm:eu-west-1:000000000000:parameter/a","DataType":"text","LastModifiedDate":1790000000.5,"Name":"/a","Selector":":proven","SourceResult":"s","Type":"SecureString","Value":"v\u00fc","Version":3}}"""
        );

        var answer = await ssm.Client.GetParameterAsync(new GetParameterRequest { Name = "/a:proven" });

        answer
            .Parameter.Should()
            .BeEquivalentTo(
                new Parameter
                {
                    ARN = "arn:aws:ssm:eu-west-1:000000000000:parameter/a",
                    DataType = "text",
                    LastModifiedDate = DateTime.UnixEpoch.AddSeconds(1790000000.5),
                    Name = "/a",
                    Selector = ":proven",
                    SourceResult = "s",
                    Type = ParameterType.SecureString,
                    Value = "vü",
                    Version = 3,
                }
            );
        answer.Parameter.LastModifiedDate!.Value.Kind.Should().Be(DateTimeKind.Utc);
        answer.Parameter.Type.Should().BeSameAs(ParameterType.SecureString);
    }

    [Fact]
    public async Task A_list_that_is_missing_is_null_and_an_empty_one_is_empty()
    {
        using var ssm = new SsmFixture("""{"Parameters":[]}""");

        var answer = await ssm.Client.GetParametersAsync(new GetParametersRequest { Names = ["/a"] });

        answer.Parameters.Should().BeEmpty();
        answer.InvalidParameters.Should().BeNull();
    }

    [Fact]
    public async Task Several_parameters_keep_their_order_and_the_missing_are_named()
    {
        using var ssm = new SsmFixture(
            """{"InvalidParameters":["/c"],"Parameters":[{"Name":"/b","Version":2},{"Name":"/a","Version":1}]}"""
        );

        var answer = await ssm.Client.GetParametersAsync(new GetParametersRequest { Names = ["/a", "/b", "/c"] });

        answer.Parameters.Select(p => (p.Name, p.Version)).Should().Equal(("/b", 2L), ("/a", 1L));
        answer.InvalidParameters.Should().Equal("/c");
    }

    [Fact]
    public async Task Members_that_nobody_knows_yet_are_skipped_whatever_they_hold()
    {
        using var ssm = new SsmFixture(
            """{"New":{"Name":"no","Parameter":{"Name":"no"}},"Text":"Parameter","List":[{"Name":"no"},["Version"]],"Parameter":{"Later":{"Name":"no"},"Name":"/a","Other":[1,"Value"]},"Last":null}"""
        );

        var answer = await ssm.Client.GetParameterAsync(new GetParameterRequest { Name = "/a" });

        answer.Parameter.Should().BeEquivalentTo(new Parameter { Name = "/a" });
    }

    [Fact]
    public async Task An_explicit_null_reads_as_missing()
    {
        using var ssm = new SsmFixture(
            """{"Parameters":[{"Name":"/a","Tier":null,"Version":null,"LastModifiedDate":null,"Policies":null}]}"""
        );

        var answer = await ssm.Client.DescribeParametersAsync(new DescribeParametersRequest());

        answer.Parameters.Should().ContainSingle().Which.Should().BeEquivalentTo(new ParameterMetadata { Name = "/a" });
    }

    [Fact]
    public async Task Metadata_tell_of_tier_key_and_policies()
    {
        using var ssm = new SsmFixture(
            """{"NextToken":"t","Parameters":[{"AllowedPattern":".*","Description":"d","KeyId":"alias/a","LastModifiedUser":"arn:aws:iam::000000000000:user/u","Policies":[{"PolicyStatus":"Pending","PolicyText":"{\"Type\":\"Expiration\"}","PolicyType":"Expiration"}],"Tier":"Advanced"}]}"""
        );

        var answer = await ssm.Client.DescribeParametersAsync(new DescribeParametersRequest());

        answer.NextToken.Should().Be("t");
        var metadata = answer.Parameters.Single();
        metadata.AllowedPattern.Should().Be(".*");
        metadata.Description.Should().Be("d");
        metadata.KeyId.Should().Be("alias/a");
        metadata.LastModifiedUser.Should().Be("arn:aws:iam::000000000000:user/u");
        metadata.Tier.Should().BeSameAs(ParameterTier.Advanced);
        metadata
            .Policies.Should()
            .ContainSingle()
            .Which.Should()
            .BeEquivalentTo(
                new ParameterInlinePolicy
                {
                    PolicyStatus = "Pending",
                    PolicyText = """{"Type":"Expiration"}""",
                    PolicyType = "Expiration",
                }
            );
    }

    [Fact]
    public async Task A_policy_that_an_emulator_answers_as_an_object_is_refused_as_the_real_reader_refuses_it()
    {
        using var ssm = new SsmFixture("""{"Parameters":[{"Policies":[{"PolicyText":{"Type":"Expiration"}}]}]}""");

        var act = () => ssm.Client.DescribeParametersAsync(new DescribeParametersRequest());

        await act.Should().ThrowAsync<AmazonUnmarshallingException>();
    }

    [Fact]
    public async Task History_tells_each_versions_labels()
    {
        using var ssm = new SsmFixture(
            """{"Parameters":[{"Labels":[],"Version":1},{"Labels":["proven"],"Value":"v","Version":2}]}"""
        );

        var answer = await ssm.Client.GetParameterHistoryAsync(new GetParameterHistoryRequest { Name = "/a" });

        answer.Parameters[0].Labels.Should().BeEmpty();
        answer.Parameters[1].Labels.Should().Equal("proven");
        answer.Parameters[1].Value.Should().Be("v");
    }

    [Fact]
    public async Task A_put_tells_version_and_tier()
    {
        using var ssm = new SsmFixture("""{"Tier":"Standard","Version":12}""");

        var answer = await ssm.Client.PutParameterAsync(new PutParameterRequest { Name = "/a", Value = "v" });

        answer.Version.Should().Be(12);
        answer.Tier.Should().BeSameAs(ParameterTier.Standard);
    }

    [Fact]
    public async Task Labels_that_were_refused_are_in_the_answer()
    {
        using var ssm = new SsmFixture("""{"InvalidLabels":["aws"],"ParameterVersion":4}""");

        var answer = await ssm.Client.LabelParameterVersionAsync(new LabelParameterVersionRequest { Labels = ["aws"] });

        answer.InvalidLabels.Should().Equal("aws");
        answer.ParameterVersion.Should().Be(4);
    }

    [Fact]
    public async Task A_deletion_of_several_tells_what_was_there()
    {
        using var ssm = new SsmFixture("""{"DeletedParameters":["/a"],"InvalidParameters":["/b"]}""");

        var answer = await ssm.Client.DeleteParametersAsync(new DeleteParametersRequest { Names = ["/a", "/b"] });

        answer.DeletedParameters.Should().Equal("/a");
        answer.InvalidParameters.Should().Equal("/b");
    }

    [Fact]
    public void Constants_accept_what_they_do_not_know_and_are_one_instance_where_they_do()
    {
        ParameterType known = "SecureString";
        ParameterType unknown = "Tomorrow";

        known.Should().BeSameAs(ParameterType.SecureString);
        unknown.Value.Should().Be("Tomorrow");
        ((ParameterTier)null!).Should().BeNull();
    }
}
