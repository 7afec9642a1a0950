using FluentAssertions;
using Microsoft.Extensions.Logging.Abstractions;
using Tokens.Adapters.ParameterStore;
using Xunit;

namespace Tokens.Tests.Unit.Adapters.ParameterStore;

public sealed class SsmParametersTests : IDisposable
{
    private readonly FakeSsm ssm = new();
    private readonly FakeClock clock = new();
    private readonly SsmParameters parameters;

    public SsmParametersTests() =>
        parameters = new SsmParameters(
            new SsmReader(ssm.Paced(clock), clock),
            new SsmWriter(ssm.Paced(clock), null, clock, NullLogger<SsmWriter>.Instance)
        );

    public void Dispose() => ssm.Dispose();

    [Fact]
    public async Task A_folder_is_listed_page_by_page_even_past_an_empty_one()
    {
        var pages = new Queue<SsmAnswer>([
            SsmAnswer.Parameters(["/f/a", "/f/b"], "2"),
            SsmAnswer.Parameters([], "3"),
            SsmAnswer.Parameters(["/f/c"]),
        ]);
        ssm.Answer = _ => pages.Dequeue();

        var found = await clock.PassAsync(parameters.ListAsync(Some.Parameter("/f"), CancellationToken.None));

        found.Select(parameter => parameter.Name.Value).Should().Equal("/f/a", "/f/b", "/f/c");
        ssm.Calls.Select(call => call.Body["NextToken"]?.GetValue<string>()).Should().Equal(null, "2", "3");
        ssm.Calls.Should()
            .AllSatisfy(call =>
            {
                call.Operation.Should().Be("GetParametersByPath");
                call.Body["Path"]!.GetValue<string>().Should().Be("/f");
                call.Body["WithDecryption"]!.GetValue<bool>().Should().BeFalse();
                call.Body["Recursive"]?.GetValue<bool>().Should().BeFalse();
            });
    }

    [Fact]
    public async Task A_folder_that_cannot_be_listed_names_the_mend()
    {
        ssm.Answer = _ => SsmAnswer.Error("AccessDeniedException");

        await parameters
            .Invoking(it => it.ListAsync(Some.Parameter("/f"), CancellationToken.None))
            .Should()
            .ThrowAsync<StoreException>()
            .WithMessage("*list the parameters below /f (AccessDeniedException): *ssm:GetParametersByPath*");
    }

    [Fact]
    public async Task Reading_and_writing_go_to_the_service()
    {
        ssm.Answer = call =>
            call.Operation == "GetParameters" ? SsmAnswer.Parameters(call.Names) : SsmAnswer.Ok("{\"Version\":1}");
        ParameterSelector selector = new(Some.Parameter("/a"));

        var found = await parameters.GetAsync([selector], decrypt: true, CancellationToken.None);
        await parameters.WriteAsync(new ParameterWrite(selector.Name, The.AccessToken), CancellationToken.None);

        found[selector].Should().BeOfType<ParameterLookup.Found>();
        ssm.Calls.Select(call => call.Operation).Should().Equal("GetParameters", "PutParameter");
    }
}
