using Tokens.Adapters.Inspection;
using Tokens.Tests.Unit.Adapters.ParameterStore;

namespace Tokens.Tests.Unit.Adapters.Inspection;

public sealed class ParameterInspectorTests : IDisposable
{
    private readonly FakeSsm ssm = new();
    private readonly VirtualClock clock = new(The.Now);
    private readonly ParameterInspector inspector;

    public ParameterInspectorTests() => inspector = new ParameterInspector(ssm.Client, clock);

    public void Dispose() => ssm.Dispose();

    [Fact]
    public async Task A_throttled_question_is_asked_again_since_the_client_does_not()
    {
        FailsTimes(3, """{"Parameters":[{"Name":"/a","Type":"String","Version":3}]}""");

        var found = await clock.PassAsync(inspector.DescribeAsync([Some.Parameter("/a")], CancellationToken.None));

        found.Should().ContainSingle().Which.Version.Should().Be(3);
        ssm.Of("DescribeParameters").Should().HaveCount(4);
    }

    [Fact]
    public async Task And_so_is_a_throttled_history()
    {
        FailsTimes(2, """{"Parameters":[{"Name":"/a","Version":3,"Labels":["proven"]}]}""");

        var (kept, labels) = await clock.PassAsync(
            inspector.HistoryAsync(Some.Parameter("/a"), CancellationToken.None)
        );

        kept.Should().Be(1);
        labels.Should().Equal("proven");
    }

    [Theory]
    [InlineData("ParameterAlreadyExists")]
    [InlineData("ParameterPatternMismatchException")]
    public async Task A_write_that_could_never_be_done_shows_that_writing_is_allowed(string refusal)
    {
        ssm.Answer = _ => SsmAnswer.Error(refusal);

        await inspector.TryWritingAsync(Some.Parameter("/a"), CancellationToken.None);

        var body = ssm.Of("PutParameter").Should().ContainSingle().Subject.Body;
        ((bool)body["Overwrite"]!).Should().BeFalse();
        ((string)body["Value"]!).Should().NotMatchRegex((string)body["AllowedPattern"]!, "nothing may be made of it");
    }

    [Fact]
    public async Task Or_that_it_is_not()
    {
        ssm.Answer = _ => SsmAnswer.Error("AccessDeniedException");

        await inspector
            .Invoking(it => it.TryWritingAsync(Some.Parameter("/a"), CancellationToken.None))
            .Should()
            .ThrowAsync<StoreException>()
            .WithMessage("*(AccessDeniedException): allow ssm:PutParameter on it*");
    }

    private void FailsTimes(int times, string body)
    {
        var failures = 0;
        ssm.Answer = _ => failures++ < times ? SsmAnswer.Error("ThrottlingException") : SsmAnswer.Ok(body);
    }
}
