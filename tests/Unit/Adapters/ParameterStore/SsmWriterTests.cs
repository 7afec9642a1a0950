using System.Text.Json.Nodes;

namespace Tokens.Tests.Unit.Adapters.ParameterStore;

public sealed class SsmWriterTests : IDisposable
{
    private readonly VirtualClock clock = new(The.Now);
    private readonly FakeSsm ssm = new();

    private static ParameterWrite Token => new(Some.Parameter("/a"), The.AccessToken) { IsSecure = true };

    private long newest = 7;

    private static ParameterWrite Credential => Token with { KeepsItsKey = true, OnlyCopyAfter = 7 };

    public void Dispose() => ssm.Dispose();

    [Fact]
    public async Task A_token_is_one_call_under_the_deployments_key()
    {
        await Write(Token, key: "alias/tokens");

        ssm.Calls.Single().Operation.Should().Be("PutParameter");
        Sent()
            .Should()
            .Be(
                """{"KeyId":"alias/tokens","Name":"/a","Overwrite":true,"Type":"SecureString","Value":"fake-access-token-1"}"""
            );
    }

    [Fact]
    public async Task Without_a_key_of_the_deployment_the_accounts_default_serves()
    {
        await Write(Token);

        Sent().Should().NotContain("KeyId");
    }

    [Fact]
    public async Task A_String_has_no_key()
    {
        await Write(Token with { IsSecure = false }, key: "alias/tokens");

        Sent().Should().Be("""{"Name":"/a","Overwrite":true,"Type":"String","Value":"fake-access-token-1"}""");
    }

    [Theory]
    [InlineData(4096, null)]
    [InlineData(4097, "Advanced")]
    [InlineData(8192, "Advanced")]
    public async Task The_tier_is_named_only_where_the_standard_one_is_too_small(int bytes, string? tier)
    {
        await Write(Token with { Value = Some.Secret(new string('x', bytes)) });

        Put()["Tier"]?.GetValue<string>().Should().Be(tier);
        (Put()["Tier"] is null).Should().Be(tier is null);
    }

    [Fact]
    public async Task Bytes_count_and_not_characters()
    {
        await Write(Token with { Value = Some.Secret(new string('é', 2049)) });

        Put()["Tier"]!.GetValue<string>().Should().Be("Advanced");
    }

    [Fact]
    public async Task A_value_that_no_tier_takes_is_refused_before_it_is_sent()
    {
        await Failing(Token with { Value = Some.Secret(new string('x', 8193)) }, "the value for /a has 8193 bytes*");

        ssm.Calls.Should().BeEmpty();
    }

    [Fact]
    public async Task A_credential_keeps_its_key_and_its_description()
    {
        Describes("""{"Parameters":[{"Name":"/a","KeyId":"alias/owner","Description":"theirs"}]}""");

        await Write(Credential, key: "alias/tokens");

        Put()["KeyId"]!.GetValue<string>().Should().Be("alias/owner");
        Put()["Description"]!.GetValue<string>().Should().Be("theirs");
        ssm.Of("DescribeParameters")
            .Single()
            .Body.ToJsonString()
            .Should()
            .Be("""{"ParameterFilters":[{"Key":"Name","Option":"Equals","Values":["/a"]}]}""");
    }

    /// <summary>A filtered answer may come on a later page, after empty ones: it went unseen, and the credential under another key.</summary>
    [Fact]
    public async Task Its_key_is_found_behind_an_empty_page_too()
    {
        ssm.Answer = call =>
            (call.Operation, call.Body["NextToken"]) switch
            {
                ("DescribeParameters", null) => SsmAnswer.Ok("""{"Parameters":[],"NextToken":"2"}"""),
                ("DescribeParameters", _) => SsmAnswer.Ok("""{"Parameters":[{"Name":"/a","KeyId":"alias/owner"}]}"""),
                _ => SsmAnswer.Ok("{}"),
            };

        await Write(Credential, key: "alias/tokens");

        Put()["KeyId"]!.GetValue<string>().Should().Be("alias/owner");
    }

    [Theory]
    [InlineData("""{"Parameters":[]}""")]
    [InlineData("{}")]
    [InlineData("""{"Parameters":[{"Name":"/a"}]}""")]
    public async Task Where_its_key_is_unknown_the_deployments_serves(string answer)
    {
        Describes(answer);

        await Write(Credential, key: "alias/tokens");

        Put()["KeyId"]!.GetValue<string>().Should().Be("alias/tokens");
    }

    [Fact]
    public async Task Where_its_key_may_not_be_asked_for_it_is_written_all_the_same()
    {
        ssm.Answer = call =>
            call.Operation == "DescribeParameters" ? SsmAnswer.Error("AccessDeniedException") : SsmAnswer.Ok("{}");

        await Write(Credential, key: "alias/tokens");

        Put()["KeyId"]!.GetValue<string>().Should().Be("alias/tokens");
    }

    /// <summary>A refresh token waits for it, and there may be seconds left.</summary>
    [Fact]
    public async Task Its_key_is_asked_for_no_longer_than_three_seconds()
    {
        ssm.Answer = call =>
            call.Operation == "DescribeParameters" ? SsmAnswer.Error("ThrottlingException") : SsmAnswer.Ok("{}");

        await Write(Credential, key: "alias/tokens");

        (clock.GetUtcNow() - The.Now).Should().BeLessThanOrEqualTo(TimeSpan.FromSeconds(3));
        Put()["KeyId"]!.GetValue<string>().Should().Be("alias/tokens");
    }

    [Fact]
    public async Task Whoever_ends_the_write_ends_the_question_for_the_key_too()
    {
        ssm.Answer = call => SsmAnswer.Error("ThrottlingException");
        using var end = new CancellationTokenSource(TimeSpan.FromSeconds(1), clock);

        await FluentActions
            .Awaiting(() => Write(Credential, cancellation: end.Token))
            .Should()
            .ThrowAsync<OperationCanceledException>();

        ssm.Of("PutParameter").Should().BeEmpty();
    }

    [Theory]
    [InlineData("ThrottlingException", 400)]
    [InlineData("TooManyUpdates", 400)]
    [InlineData("InternalServerError", 500)]
    [InlineData("ServiceUnavailable", 503)]
    public async Task Passing_trouble_is_tried_again(string error, int status)
    {
        FailsTimes(2, SsmAnswer.Error(error, status));

        await Write(Token);

        ssm.Of("PutParameter").Should().HaveCount(3);
        clock.GetUtcNow().Should().BeAfter(The.Now);
    }

    [Fact]
    public async Task A_token_is_given_up_after_five_attempts()
    {
        FailsTimes(int.MaxValue, SsmAnswer.Error("ThrottlingException"));

        await Failing(Token, "*write the parameter /a (ThrottlingException): too many calls*the next sweep goes on*");

        ssm.Of("PutParameter").Should().HaveCount(5);
    }

    [Fact]
    public async Task The_only_copy_is_tried_for_much_longer()
    {
        FailsTimes(50, SsmAnswer.Error("TooManyUpdates"));

        await Write(Credential);

        ssm.Of("PutParameter").Should().HaveCount(51);
    }

    [Fact]
    public async Task The_only_copy_is_not_written_again_over_what_came_after_it()
    {
        // The first attempt was done, and its answer lost; what it wrote was used and replaced meanwhile.
        newest = 9;
        FailsTimes(1, SsmAnswer.Error("InternalServerError", 500));

        await Write(Credential);

        ssm.Of("PutParameter").Should().ContainSingle();
    }

    [Fact]
    public async Task Whether_the_only_copy_is_stored_is_asked_until_the_store_tells()
    {
        var asked = 0;
        ssm.Answer = call =>
            call.Operation switch
            {
                "PutParameter" => SsmAnswer.Error("InternalServerError", 500),
                "GetParameters" => ++asked < 5 ? SsmAnswer.Error("ThrottlingException") : Newest(8),
                _ => SsmAnswer.Ok("{}"),
            };

        await Write(Credential);

        asked.Should().Be(5);
        ssm.Of("PutParameter").Should().ContainSingle();
    }

    [Fact]
    public async Task An_answer_that_cannot_be_read_is_passing_trouble()
    {
        FailsTimes(2, SsmAnswer.Ok("<html>"));

        await Write(Token);

        ssm.Of("PutParameter").Should().HaveCount(3);
    }

    [Theory]
    [InlineData("AccessDeniedException", "allow ssm:PutParameter on it*a function's role, or you")]
    [InlineData(
        "InvalidKeyId",
        "its KMS key is disabled, deleted or closed to whoever asked, a function's role or you;*"
    )]
    [InlineData("ParameterMaxVersionLimitExceeded", "it has 100 versions*")]
    [InlineData("ValidationException", "(error withheld: it repeats a secret or token)")]
    public async Task A_refusal_is_final_and_names_the_parameter_and_the_mend_without_the_value(
        string error,
        string because
    )
    {
        FailsTimes(int.MaxValue, SsmAnswer.Error(error, message: "no fake-access-token-1 here"));

        var failure = await Failing(Token, $"Parameter Store would not write the parameter /a ({error}): {because}");

        ssm.Of("PutParameter").Should().ContainSingle();
        failure.ToString().Should().NotContain("fake-access-token-1");
        failure.InnerException.Should().BeNull();
    }

    [Fact]
    public async Task A_service_out_of_reach_is_tried_again_and_then_told()
    {
        ssm.Answer = _ => throw new HttpRequestException("no route");

        await Failing(Token, "Parameter Store could not be reached to write the parameter /a: *");

        ssm.Calls.Should().HaveCount(5);
    }

    private async Task<StoreException> Failing(ParameterWrite write, string message) =>
        (await this.Invoking(it => it.Write(write)).Should().ThrowAsync<StoreException>().WithMessage(message)).Which;

    private Task Write(ParameterWrite write, string? key = null, CancellationToken cancellation = default) =>
        clock
            .PassAsync(ssm.Parameters(clock, key).WriteAsync(write, cancellation))
            .WaitAsync(RefreshWorld.Patience, CancellationToken.None);

    private void Describes(string answer) =>
        ssm.Answer = call => SsmAnswer.Ok(call.Operation == "DescribeParameters" ? answer : "{}");

    private void FailsTimes(int times, SsmAnswer answer) =>
        ssm.Answer = call =>
            call.Operation switch
            {
                "PutParameter" when times-- > 0 => answer,
                "GetParameters" => Newest(newest),
                _ => SsmAnswer.Ok("{}"),
            };

    private static SsmAnswer Newest(long version) =>
        SsmAnswer.Ok($$"""{"Parameters":[{"Name":"/a","Version":{{version}}}]}""");

    private JsonObject Put() => ssm.Of("PutParameter").Single().Body;

    private string Sent() => Put().ToJsonString();
}
