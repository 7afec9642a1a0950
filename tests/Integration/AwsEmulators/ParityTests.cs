using FluentAssertions;
using Tokens.Emulator;
using Xunit;

namespace Tokens.Tests.Integration.AwsEmulators;

/// <summary>
/// A second opinion on our server: moto was written against AWS by others. What is recorded here is what our server
/// answers, so that a change is seen without moto too.
/// </summary>
public sealed class ParityTests
{
    [Theory]
    [InlineData("ssm")]
    [InlineData("sns")]
    [InlineData("kms")]
    public async Task Our_server_answers_as_recorded(string service)
    {
        await using var server = await AwsEmulator.StartAsync();
        var steps = Steps(service);

        var answers = await RunAsync(server.Endpoint, service);

        steps.Zip(answers).SelectMany(each => each.First.Failures([each.Second], compared: true)).Should().BeEmpty();
    }

    [SkippableTheory]
    [InlineData("ssm")]
    [InlineData("sns")]
    [InlineData("kms")]
    public async Task Moto_answers_the_same_except_where_it_is_known_not_to(string service)
    {
        Skip.If(MotoServer.Program is null, "moto_server is not on the PATH: there is nothing to compare with.");
        await using var moto = await MotoServer.StartAsync();
        await using var server = await AwsEmulator.StartAsync();
        var steps = Steps(service);

        var (ours, theirs) = (await RunAsync(server.Endpoint, service), await RunAsync(moto.Endpoint, service));

        var different = Enumerable
            .Range(0, steps.Count)
            .Where(i => ours[i].Outcome(compared: true) != theirs[i].Outcome(compared: true))
            .ToArray();
        different
            .Where(i => steps[i].KnownDifference.Length == 0)
            .Select(i => $"{steps[i].Operation} {steps[i].Request}: {ours[i].Body}; moto's: {theirs[i].Body}")
            .Should()
            .BeEmpty();
        different.Should().Equal(Enumerable.Range(0, steps.Count).Where(i => steps[i].KnownDifference.Length > 0));
    }

    private static IReadOnlyList<AwsScript.Step> Steps(string service) =>
        AwsScript.Parse(
            service switch
            {
                "ssm" => SsmParity.Script,
                "sns" => SnsParity.Script,
                _ => KmsParity.Script,
            }
        );

    private static async Task<IReadOnlyList<AwsAnswer>> RunAsync(Uri endpoint, string service) =>
        [
            .. (await AwsScript.RunAsync(Steps(service), endpoint, service, AwsScript.Clock())).Select(each =>
                each.Single()
            ),
        ];
}
