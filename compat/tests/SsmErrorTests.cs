using System.Net;
using Amazon.Runtime;
using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;
using FluentAssertions;
using Xunit;

namespace Tokens.Tests.Compat;

public sealed class SsmErrorTests
{
    [Theory]
    [InlineData("ParameterAlreadyExists", typeof(ParameterAlreadyExistsException))]
    [InlineData("ParameterLimitExceeded", typeof(ParameterLimitExceededException))]
    [InlineData("ParameterMaxVersionLimitExceeded", typeof(ParameterMaxVersionLimitExceededException))]
    [InlineData("ParameterPatternMismatchException", typeof(ParameterPatternMismatchException))]
    [InlineData("TooManyUpdates", typeof(TooManyUpdatesException))]
    [InlineData("InvalidKeyId", typeof(InvalidKeyIdException))]
    [InlineData("IncompatiblePolicyException", typeof(IncompatiblePolicyException))]
    [InlineData("InvalidPolicyTypeException", typeof(InvalidPolicyTypeException))]
    [InlineData("InvalidPolicyAttributeException", typeof(InvalidPolicyAttributeException))]
    [InlineData("InvalidAllowedPatternException", typeof(InvalidAllowedPatternException))]
    [InlineData("PoliciesLimitExceededException", typeof(PoliciesLimitExceededException))]
    [InlineData("HierarchyLevelLimitExceededException", typeof(HierarchyLevelLimitExceededException))]
    [InlineData("HierarchyTypeMismatchException", typeof(HierarchyTypeMismatchException))]
    [InlineData("UnsupportedParameterType", typeof(UnsupportedParameterTypeException))]
    [InlineData("InternalServerError", typeof(InternalServerErrorException))]
    [InlineData("AccessDeniedException", typeof(AmazonSimpleSystemsManagementException))]
    [InlineData("ParameterNotFound", typeof(AmazonSimpleSystemsManagementException))]
    public async Task A_put_is_refused_with_the_type_of_each_error_it_declares(string code, Type type)
    {
        using var ssm = Refusing(code);

        var refused = await Refusal(() => ssm.Client.PutParameterAsync(new PutParameterRequest()));

        refused.Should().BeOfType(type);
        refused.ErrorCode.Should().Be(code);
    }

    [Theory]
    [InlineData("ParameterNotFound", typeof(ParameterNotFoundException))]
    [InlineData("ParameterVersionNotFound", typeof(ParameterVersionNotFoundException))]
    [InlineData("InvalidKeyId", typeof(InvalidKeyIdException))]
    [InlineData("TooManyUpdates", typeof(AmazonSimpleSystemsManagementException))]
    public async Task A_get_is_refused_with_the_type_of_each_error_it_declares(string code, Type type)
    {
        using var ssm = Refusing(code);

        (await Refusal(() => ssm.Client.GetParameterAsync(new GetParameterRequest()))).Should().BeOfType(type);
    }

    [Theory]
    [InlineData("ParameterNotFound")]
    [InlineData("TooManyUpdates")]
    public async Task A_get_of_several_declares_neither_and_answers_with_the_base(string code)
    {
        using var ssm = Refusing(code);

        (await Refusal(() => ssm.Client.GetParametersAsync(new GetParametersRequest())))
            .Should()
            .BeOfType<AmazonSimpleSystemsManagementException>()
            .Which.ErrorCode.Should()
            .Be(code);
    }

    [Theory]
    [InlineData("ParameterVersionLabelLimitExceeded", typeof(ParameterVersionLabelLimitExceededException))]
    [InlineData("ParameterVersionNotFound", typeof(ParameterVersionNotFoundException))]
    [InlineData("ParameterNotFound", typeof(ParameterNotFoundException))]
    [InlineData("TooManyUpdates", typeof(TooManyUpdatesException))]
    [InlineData("InvalidKeyId", typeof(AmazonSimpleSystemsManagementException))]
    public async Task A_label_is_refused_with_the_type_of_each_error_it_declares(string code, Type type)
    {
        using var ssm = Refusing(code);

        (await Refusal(() => ssm.Client.LabelParameterVersionAsync(new LabelParameterVersionRequest())))
            .Should()
            .BeOfType(type);
    }

    [Fact]
    public async Task Lists_refuse_a_stale_token_by_type()
    {
        using var ssm = Refusing("InvalidNextToken");
        using var history = Refusing("InvalidNextToken");
        using var path = Refusing("InvalidNextToken");

        var refusals = new[]
        {
            await Refusal(() => ssm.Client.DescribeParametersAsync(new DescribeParametersRequest())),
            await Refusal(() => history.Client.GetParameterHistoryAsync(new GetParameterHistoryRequest())),
            await Refusal(() => path.Client.GetParametersByPathAsync(new GetParametersByPathRequest())),
        };

        refusals.Should().AllBeOfType<InvalidNextTokenException>();
    }

    [Fact]
    public async Task A_deletion_tells_by_type_that_there_was_nothing_and_one_of_several_never_does()
    {
        using var one = Refusing("ParameterNotFound");
        using var several = Refusing("ParameterNotFound");

        (await Refusal(() => one.Client.DeleteParameterAsync(new DeleteParameterRequest())))
            .Should()
            .BeOfType<ParameterNotFoundException>();
        (await Refusal(() => several.Client.DeleteParametersAsync(new DeleteParametersRequest())))
            .Should()
            .BeOfType<AmazonSimpleSystemsManagementException>();
    }

    [Fact]
    public async Task A_refusal_tells_code_status_and_message()
    {
        using var ssm = new SsmFixture(
            HttpStatusCode.BadRequest,
            """{"__type":"com.amazonaws.ssm#ParameterNotFound","message":"Parameter /a not found."}"""
        );

        var refused = await Refusal(() => ssm.Client.GetParameterAsync(new GetParameterRequest { Name = "/a" }));

        refused.Should().BeOfType<ParameterNotFoundException>();
        refused.ErrorCode.Should().Be("ParameterNotFound");
        refused.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        refused.ErrorType.Should().Be(ErrorType.Unknown, "JSON 1.1 does not say whose fault it was");
        refused.Message.Should().Be("Parameter /a not found.");
    }

    [Fact]
    public async Task A_failure_on_the_other_side_tells_its_status()
    {
        using var ssm = new SsmFixture(
            HttpStatusCode.InternalServerError,
            """{"__type":"InternalServerError","Message":"later"}"""
        );

        var refused = await Refusal(() => ssm.Client.GetParameterAsync(new GetParameterRequest { Name = "/a" }));

        refused.Should().BeOfType<InternalServerErrorException>();
        refused.StatusCode.Should().Be(HttpStatusCode.InternalServerError);
        refused.Message.Should().Be("later");
    }

    private static SsmFixture Refusing(string code) => new(HttpStatusCode.BadRequest, $$"""{"__type":"{{code}}"}""");

    private static async Task<AmazonSimpleSystemsManagementException> Refusal(Func<Task> act) =>
        (await act.Should().ThrowAsync<AmazonSimpleSystemsManagementException>()).Which;
}
