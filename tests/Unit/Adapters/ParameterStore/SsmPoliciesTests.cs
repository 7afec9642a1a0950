namespace Tokens.Tests.Unit.Adapters.ParameterStore;

public sealed class SsmPoliciesTests : IDisposable
{
    private static readonly IReadOnlyList<NoChangeNotification> Ladder =
    [
        new(TimeSpan.FromDays(150)),
        new(TimeSpan.FromDays(165)),
        new(TimeSpan.FromDays(173)),
    ];

    private readonly FakeSsm ssm = new();
    private readonly VirtualClock clock = new(The.Now);

    public void Dispose() => ssm.Dispose();

    [Fact]
    public async Task Policies_go_along_with_the_value_and_need_the_advanced_tier()
    {
        await Write(Ladder);

        Tiers().Should().Equal("Advanced");
        Policies().Should().Equal(PolicyJson.Write(Ladder));
    }

    [Fact]
    public async Task Without_policies_those_of_the_parameter_stay()
    {
        await Write([]);

        Policies().Should().Equal((string?)null);
        Tiers().Should().Equal((string?)null);
    }

    [Theory]
    [InlineData("IncompatiblePolicyException")]
    [InlineData("PoliciesLimitExceededException")]
    [InlineData("InvalidPolicyTypeException")]
    [InlineData("InvalidPolicyAttributeException")]
    public async Task Where_not_all_are_taken_the_first_is_put_and_then_none(string error)
    {
        ssm.Answer = call => call.Body["Policies"] is null ? SsmAnswer.Ok("{}") : SsmAnswer.Error(error);

        await Write(Ladder);

        Policies().Should().Equal(PolicyJson.Write(Ladder), PolicyJson.Write([Ladder[0]]), null);
        Tiers().Should().Equal("Advanced", "Advanced", null);
        ssm.Calls.Should().OnlyContain(call => call.Body["Value"]!.GetValue<string>() == "fake-client-secret-1");
    }

    [Fact]
    public async Task A_refusal_for_another_reason_is_final()
    {
        ssm.Answer = _ => SsmAnswer.Error("AccessDeniedException");

        await this.Invoking(it => it.Write(Ladder)).Should().ThrowAsync<StoreException>();

        ssm.Calls.Should().ContainSingle();
    }

    private Task Write(IReadOnlyList<NoChangeNotification> policies) =>
        clock.PassAsync(
            ssm.Parameters(clock)
                .WriteAsync(
                    new ParameterWrite(Some.Parameter("/a"), The.ClientSecret) { IsSecure = true, Policies = policies },
                    default
                )
        );

    private IEnumerable<string?> Policies() => ssm.Calls.Select(call => call.Body["Policies"]?.GetValue<string>());

    private IEnumerable<string?> Tiers() => ssm.Calls.Select(call => call.Body["Tier"]?.GetValue<string>());
}
