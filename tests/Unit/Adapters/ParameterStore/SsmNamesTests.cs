namespace Tokens.Tests.Unit.Adapters.ParameterStore;

/// <summary>Creating, deleting and labelling, over the wire.</summary>
public sealed class SsmNamesTests : IDisposable
{
    private static readonly ParameterWrite OutboxEntry = new(Some.Parameter("/c/1"), Some.Secret("fake-claim"));

    private readonly VirtualClock clock = new(The.Now);
    private readonly FakeSsm ssm = new();

    public void Dispose() => ssm.Dispose();

    [Fact]
    public async Task Creating_never_overwrites()
    {
        (await Create()).Should().Be(Creation.Made);

        ssm.Calls.Single()
            .Body.ToJsonString()
            .Should()
            .Be("""{"Name":"/c/1","Overwrite":false,"Type":"String","Value":"fake-claim"}""");
    }

    [Fact]
    public async Task A_name_that_is_taken_is_an_answer_and_no_failure()
    {
        ssm.Answer = _ => SsmAnswer.Error("ParameterAlreadyExists");

        (await Create()).Should().Be(Creation.NameTaken);
        ssm.Calls.Should().ContainSingle();
    }

    /// <summary>The second attempt meets what the first one wrote: the caller must look whose it is.</summary>
    [Fact]
    public async Task An_attempt_whose_answer_was_lost_is_repeated_and_finds_the_name_taken()
    {
        ssm.Answer = _ =>
            ssm.Calls.Count == 1
                ? SsmAnswer.Error("InternalServerError", 500)
                : SsmAnswer.Error("ParameterAlreadyExists");

        (await Create()).Should().Be(Creation.NameTaken);
        ssm.Calls.Should().HaveCount(2);
    }

    [Fact]
    public async Task What_cannot_be_created_names_the_mend()
    {
        ssm.Answer = _ => SsmAnswer.Error("AccessDeniedException");

        await this.Invoking(it => it.Create())
            .Should()
            .ThrowAsync<StoreException>()
            .WithMessage("*would not create the parameter /c/1*ssm:PutParameter*");
    }

    [Fact]
    public async Task Names_are_deleted_in_tens()
    {
        var names = Enumerable.Range(0, 23).Select(at => Some.Parameter($"/c/{at}")).ToList();

        await clock.PassAsync(Writer().DeleteAsync(names, default));

        ssm.Calls.Should().OnlyContain(call => call.Operation == "DeleteParameters");
        ssm.Calls.Select(call => call.Names.Count).Should().Equal(10, 10, 3);
        ssm.Calls.SelectMany(call => call.Names).Should().Equal(names.Select(name => name.Value));
    }

    [Fact]
    public async Task Nothing_to_delete_is_no_call()
    {
        await Writer().DeleteAsync([], default);

        ssm.Calls.Should().BeEmpty();
    }

    [Fact]
    public async Task A_label_is_put_on_one_version()
    {
        await Writer().LabelAsync(Some.Parameter("/a"), 7, "proven", default);

        ssm.Calls.Single().Operation.Should().Be("LabelParameterVersion");
        ssm.Calls.Single()
            .Body.ToJsonString()
            .Should()
            .Be("""{"Labels":["proven"],"Name":"/a","ParameterVersion":7}""");
    }

    [Theory]
    [InlineData("ParameterVersionNotFound", "that version is gone*")]
    [InlineData("ParameterVersionLabelLimitExceeded", "that version bears 10 labels*")]
    [InlineData("AccessDeniedException", "allow ssm:LabelParameterVersion on it*")]
    public async Task A_label_that_cannot_be_put_names_the_mend(string error, string mend)
    {
        ssm.Answer = _ => SsmAnswer.Error(error);

        await Writer()
            .Invoking(it => it.LabelAsync(Some.Parameter("/a"), 7, "proven", default))
            .Should()
            .ThrowAsync<StoreException>()
            .WithMessage($"Parameter Store would not label version 7 of the parameter /a ({error}): {mend}");
    }

    private async Task<Creation> Create() =>
        await clock.PassAsync(Writer().CreateAsync(OutboxEntry, default)).WaitAsync(RefreshWorld.Patience);

    private SsmParameters Writer() => ssm.Parameters(clock);
}
